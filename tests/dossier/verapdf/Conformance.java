import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ProfileDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Judges PDF files by the veraPDF engine and prints one line for each broken rule:
 * file, profile, rule, how often, message, parted by tabs; and "file profile ok" when none is.
 *
 * <p>The engine comes without its own reader of profiles (it needs JAXB), so that is done here.
 * Arguments: a profile (3b, ua1), then files, then perhaps "--" and another profile and files.
 */
public final class Conformance {
    private static final String FOLDER = "/org/verapdf/pdfa/validation/";
    private static final Map<String, String> PROFILES =
            Map.of("3b", "PDFA-3B.xml", "ua1", "PDFUA-1.xml");

    private Conformance() {}

    public static void main(String[] args) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = null;
        PDFAFlavour flavour = null;
        for (String arg : args) {
            if (arg.equals("--")) {
                profile = null;
            } else if (profile == null) {
                flavour = PDFAFlavour.fromString(arg);
                profile = profile(flavour, PROFILES.get(arg));
            } else {
                judge(arg, flavour, profile);
            }
        }
    }

    private static void judge(String file, PDFAFlavour flavour, ValidationProfile profile)
            throws Exception {
        Map<String, Integer> times = new TreeMap<>();
        try (InputStream in = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance()
                                .createValidator(profile, -1, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            for (TestAssertion one : result.getTestAssertions()) {
                if (one.getStatus() == TestAssertion.Status.FAILED) {
                    RuleId id = one.getRuleId();
                    String rule = id.getClause() + "-" + id.getTestNumber();
                    String said = one.getMessage().replaceAll("\\s+", " ");
                    times.merge(rule + "\t" + said, 1, Integer::sum);
                }
            }
            if (result.getTotalAssertions() == 0) {
                throw new IllegalStateException("nothing was checked in " + file);
            }
        }
        String head = file + "\t" + flavour.getId();
        if (times.isEmpty()) {
            System.out.println(head + "\tok");
        }
        for (Map.Entry<String, Integer> broken : times.entrySet()) {
            String[] parts = broken.getKey().split("\t", 2);
            System.out.println(
                    String.join("\t", head, parts[0], broken.getValue().toString(), parts[1]));
        }
    }

    private static ValidationProfile profile(PDFAFlavour flavour, String name) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        try (InputStream in = Conformance.class.getResourceAsStream(FOLDER + name)) {
            Element root = factory.newDocumentBuilder().parse(in).getDocumentElement();
            Set<Rule> rules = new HashSet<>();
            for (Element rule : children(child(root, "rules"), "rule")) {
                rules.add(rule(rule));
            }
            Set<Variable> variables = new HashSet<>();
            for (Element one : children(child(root, "variables"), "variable")) {
                variables.add(
                        Profiles.variableFromValues(
                                one.getAttribute("name"),
                                one.getAttribute("object"),
                                text(one, "defaultValue"),
                                text(one, "value")));
            }
            ProfileDetails details =
                    Profiles.profileDetailsFromValues(name, name, "veraPDF", new Date(0));
            return Profiles.profileFromValues(flavour, details, "", rules, variables);
        }
    }

    private static Rule rule(Element rule) {
        Element id = child(rule, "id");
        Element error = child(rule, "error");
        List<ErrorArgument> arguments = new ArrayList<>();
        String deferred = rule.getAttribute("deferred");
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber"))),
                rule.getAttribute("object"),
                deferred.isEmpty() ? null : Boolean.valueOf(deferred),
                rule.getAttribute("tags"),
                text(rule, "description"),
                text(rule, "test"),
                Profiles.errorFromValues(text(error, "message"), arguments),
                Collections.emptyList());
    }

    private static List<Element> children(Element above, String name) {
        List<Element> found = new ArrayList<>();
        if (above != null) {
            for (Node node = above.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element && name.equals(node.getLocalName())) {
                    found.add((Element) node);
                }
            }
        }
        return found;
    }

    private static Element child(Element above, String name) {
        List<Element> found = children(above, name);
        return found.isEmpty() ? null : found.get(0);
    }

    private static String text(Element above, String name) {
        Element found = child(above, name);
        return found == null ? "" : found.getTextContent();
    }
}
