"""Word lists of the inventor: awkward names, towns, goods. No meaning beyond variety."""

BRAND_CHARS = "岚沐森澜霁昀朔曜禾砚栖麓峤汀芃洛陌霖筱柚桦翎鹭鲸麟骐骁酌醒钰铭锐锦裳褚谷豫蔓蕴"
RARE = "䶮㛃堃喆煊彧赟翀昉骉甯祎祺玥玹旻昇頔犇璟嫄"
TWINS = "未末己已土士日曰人入干千戊戌治冶侯候晴睛"
BRAND_WORDS = (
    ("Zeph", "Quor", "Vel", "Mir", "Tav", "Oro", "Lun", "Kest", "Bril", "Nax", "Hael", "Ygg"),
    ("a", "i", "o", "an", "ir", "ol", "um", "ex"),
    ("dra", "vane", "lia", "mont", "quist", "ra", "sen", "via", "thos", "well", "zo", "ll"),
)
CITIES = (
    ("浙江省", "义乌市", "北苑街道", "Yiwu", "Zhejiang"),
    ("福建省", "晋江市", "陈埭镇", "Jinjiang", "Fujian"),
    ("广东省", "佛山市", "南海区狮山镇", "Foshan", "Guangdong"),
    ("江苏省", "常熟市", "虞山镇", "Changshu", "Jiangsu"),
    ("山东省", "青岛市", "即墨区", "Qingdao", "Shandong"),
    ("河北省", "保定市", "白沟镇", "Baoding", "Hebei"),
    ("", "上海市", "嘉定区", "Shanghai", "Shanghai"),
    ("", "重庆市", "渝北区", "Chongqing", "Chongqing"),
    ("四川省", "成都市", "双流区", "Chengdu", "Sichuan"),
    ("广西壮族自治区", "南宁市", "青秀区", "Nanning", "Guangxi"),
    ("辽宁省", "大连市", "甘井子区", "Dalian", "Liaoning"),
    ("湖南省", "株洲市", "芦淞区", "Zhuzhou", "Hunan"),
)
ROADS = (
    ("丹桂路", "Dangui Road"),
    ("稠州北路", "North Chouzhou Road"),
    ("工业三路", "Industrial 3rd Road"),
    ("滨江大道", "Riverside Avenue"),
    ("人民东路", "East Renmin Road"),
    ("望海一巷", "Wanghai 1st Lane"),
    ("长虹街", "Changhong Street"),
    ("科创十一街", "Kechuang 11th Street"),
)
TRADES = (
    "服饰",
    "鞋业",
    "户外用品",
    "商贸",
    "进出口",
    "电子科技",
    "日用品",
    "文化创意",
    "箱包",
    "供应链管理",
    "国际贸易",
    "母婴用品",
    "智能科技",
    "玩具",
    "化妆品",
)
TYPES = (
    "有限责任公司(自然人投资或控股)",
    "有限责任公司（自然人独资）",
    "其他有限责任公司",
    "有限责任公司(法人独资)",
    "股份有限公司(非上市)",
    "有限责任公司（台港澳法人独资）",
)
CAPITALS = (
    "壹佰万元整",
    "伍佰零壹万元整",
    "1000万人民币",
    "人民币叁仟捌佰万元整",
    "贰佰伍拾万圆整",
    "50万美元",
    "捌拾捌万元人民币",
)
SCOPES = (
    (
        "一般项目：服装服饰零售；服装服饰批发；鞋帽零售；鞋帽批发；针纺织品销售；箱包销售；日用百货销售；"
        "互联网销售（除销售需要许可的商品）；货物进出口；技术进出口(除依法须经批准的项目外，凭营业执照依法自主开展经营活动)。"
    ),
    (
        "户外用品、帐篷、睡袋、登山装备的研发、制造、加工和销售；自营和代理各类商品及技术的进出口业务，"
        "但国家限定公司经营或禁止进出口的商品及技术除外。（依法须经批准的项目，经相关部门批准后方可开展经营活动）"
    ),
    (
        "许可项目：食品销售；第二类增值电信业务。（依法须经批准的项目，经相关部门批准后方可开展经营活动，"
        "具体经营项目以相关部门批准文件或许可证件为准）一般项目：玩具销售；母婴用品销售；电子产品销售；"
        "信息技术咨询服务；市场营销策划；国内贸易代理；广告设计、代理。"
    ),
    (
        "知识产权服务(专利代理服务除外)；商标代理；版权代理；法律咨询（不含依法须律师事务所执业许可的业务）；"
        "企业管理咨询；商务信息咨询。"
    ),
)
SURNAMES = (
    ("欧阳", "OUYANG"),
    ("吕", "LYU"),
    ("覃", "QIN"),
    ("仇", "QIU"),
    ("查", "ZHA"),
    ("龚", "GONG"),
    ("阮", "RUAN"),
    ("蔺", "LIN"),
    ("邵", "SHAO"),
    ("司徒", "SITU"),
    ("黎", "LI"),
    ("廖", "LIAO"),
    ("单", "SHAN"),
    ("褚", "CHU"),
)
GIVEN = (
    ("煊", "xuan"),
    ("彧", "yu"),
    ("堃", "kun"),
    ("喆", "zhe"),
    ("㛃", "jie"),
    ("䶮", "yan"),
    ("文", "wen"),
    ("海", "hai"),
    ("丽", "li"),
    ("晓", "xiao"),
    ("建", "jian"),
    ("一", "yi"),
    ("珂", "ke"),
    ("鸣", "ming"),
    ("雪", "xue"),
    ("波", "bo"),
)
ETHNIC_NAMES = (
    ("阿依古丽·买买提", "MAIMAITI", "AYIGULI", "维吾尔"),
    ("努尔兰·哈布都拉", "HABUDULA", "NUERLAN", "哈萨克"),
    ("次仁央宗", "CIREN", "YANGZONG", "藏"),
    ("欧·巴特尔", "OU", "BATEER", "蒙古"),
)
GOODS: dict[int, list[tuple[str, str]]] = {
    3: [
        ("化妆品", "cosmetics"),
        ("洗发液", "shampoos"),
        ("香精油", "essential oils"),
        ("牙膏", "toothpastes"),
        ("口红", "lipsticks"),
        ("洗面奶", "cleansing milk for toilet purposes"),
        ("美容面膜", "beauty masks"),
    ],
    9: [
        ("计算机外围设备", "computer peripheral devices"),
        ("耳机", "headphones"),
        ("手机壳", "cases for smartphones"),
        ("充电宝", "portable chargers"),
        ("眼镜", "spectacles"),
        ("智能手表", "smartwatches"),
        ("可下载的手机应用软件", "downloadable mobile applications"),
        ("USB线", "USB cables"),
        ("电池充电器", "battery chargers"),
    ],
    11: [
        ("灯", "lamps"),
        ("手电筒", "flashlights"),
        ("电热水壶", "electric kettles"),
        ("空气净化装置", "air purifying apparatus"),
        ("自行车车灯", "bicycle lights"),
        ("电暖器", "electric radiators"),
    ],
    18: [
        ("背包", "rucksacks"),
        ("手提包", "handbags"),
        ("钱包（钱夹）", "wallets"),
        ("伞", "umbrellas"),
        ("旅行箱", "travelling trunks"),
        ("动物用项圈", "collars for animals"),
        ("登山杖", "mountaineering sticks"),
        ("（女式）钱包", "ladies' purses"),
    ],
    21: [
        ("杯", "cups"),
        ("保温瓶", "vacuum flasks"),
        ("牙刷", "toothbrushes"),
        ("厨房用具", "kitchen utensils"),
        ("家用或厨房用容器", "household or kitchen containers"),
        ("梳", "combs"),
    ],
    25: [
        ("服装", "clothing"),
        ("鞋（脚上的穿着物）", "footwear"),
        ("帽子", "headgear for wear"),
        ("袜", "socks"),
        ("围巾", "scarves"),
        ("手套（服装）", "gloves [clothing]"),
        ("皮带（服饰用）", "belts [clothing]"),
        ("婴儿全套衣", "layettes [clothing]"),
        ("防水服", "waterproof clothing"),
        ("运动鞋", "gymnastic shoes"),
        ("T恤衫", "tee-shirts"),
        ("游泳衣", "bathing suits"),
    ],
    28: [
        ("玩具", "toys"),
        ("游戏机", "game apparatus"),
        ("健身器材", "apparatus for physical training"),
        ("钓具", "fishing tackle"),
        ("体育活动用球", "balls for sports"),
        ("拼图玩具", "jigsaw puzzles"),
        ("风筝", "kites"),
    ],
    30: [
        ("咖啡", "coffee"),
        ("茶", "tea"),
        ("糖果", "confectionery"),
        ("饼干", "biscuits"),
        ("蜂蜜", "honey"),
        ("调味品", "seasonings"),
    ],
    35: [
        ("广告", "advertising"),
        ("替他人推销", "sales promotion for others"),
        ("通过网站提供商业信息", "providing business information via a website"),
        ("进出口代理", "import-export agency services"),
        ("为商品和服务的买卖双方提供在线市场", "provision of an online marketplace"),
        ("市场营销", "marketing"),
        ("商业企业迁移", "relocation services for businesses"),
    ],
}
