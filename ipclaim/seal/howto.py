"""The lines that a stranger types to check a bag without ipclaim."""

HOW_TO_VERIFY = """\
如何验证本证据文件夹（无需安装 ipclaim）
How to verify this evidence folder (without ipclaim)

在本文件夹中逐行运行；每行都应显示 OK（成功）。
Run line by line inside this folder; every line must say OK.

1. 每个证据文件未被修改 / no evidence file was changed:

     sha256sum -c manifest-sha256.txt

2. 清单本身未被修改 / the list itself was not changed:

     sha256sum -c tagmanifest-sha256.txt

3. 没有多出的文件：两个数字应当相同 / no file was added: both numbers must be equal:

     find data -type f | wc -l
     wc -l < manifest-sha256.txt

4. 本文件夹在封存之列：应显示一行 / this folder is in the seal: one line must appear:

     grep "$(sha256sum tagmanifest-sha256.txt | cut -c1-64)" seal.txt

5. 可信时间戳，仅当存在 seal.txt.tsr 时；tsa-ca.pem 为时间戳机构的根证书，请向该机构索取
   The time stamp, only if there is a seal.txt.tsr; tsa-ca.pem is the authority's root
   certificate, to be had from the authority itself:

     openssl ts -verify -data seal.txt -in seal.txt.tsr -CAfile tsa-ca.pem
     openssl ts -reply -in seal.txt.tsr -text | grep "Time stamp"

   若该机构的证书已过期，请加上 -attime 和时间戳所载时间（Unix 秒数）。
   If the authority's certificate has expired meanwhile, add -attime with the stamp's own time
   in seconds since 1970.

   如果没有 seal.txt.tsr：以上各步只证明文件与封存清单一致，不证明封存的时间。
   Without seal.txt.tsr these steps prove that the files match the seal, not when it was made.

未列入清单的文件 / files in no list:

   custody.jsonl 是保管记录（谁在何时取证、封存、核验），可不随证据提供；bag-info.txt 中的
   Custody-Log-Head 是封存前最后一行的 SHA-256。earlier-seals/ 是以前的封存清单。
   custody.jsonl is the custody log (who captured, sealed and verified, and when) and may be left
   out; Custody-Log-Head in bag-info.txt is the SHA-256 of its last line before the seal.
   earlier-seals/ holds the lists of earlier seals.

取证环境与方法 / how and where it was captured:

   用任何文本编辑器打开 data/L0001/capture.json：environment 为程序、浏览器、hosts 文件等的版本和
   SHA-256 及 DNS、代理、证书、字体，clock 为时钟差，connections 为域名解析和实际连接的地址，
   interactions 为对页面的每一步操作。data/L0001/again-* 为以后的复查，look.json 为其结论。
   Open data/L0001/capture.json in any text editor: environment has versions and SHA-256 of program,
   browser and hosts file, DNS, proxies, certificates and fonts; clock the distance from the sites'
   clocks; connections what each name resolved to and what was dialled; interactions each step on
   the page. data/L0001/again-* are later looks, look.json their answer.
"""
