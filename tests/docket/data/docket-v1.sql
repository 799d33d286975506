-- A docket of version 1, as sqlite3 dumps it. Never edited: dockets like it are on people's disks.
BEGIN TRANSACTION;
CREATE TABLE docket_cases (
	name VARCHAR(400) NOT NULL, 
	folder TEXT NOT NULL, 
	account TEXT NOT NULL, 
	platform VARCHAR(100) NOT NULL, 
	claim VARCHAR(40) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "docket_cases" VALUES('one','/cases/one','SPECIMEN 云岭有限公司','aliexpress','trademark','0a1b');
CREATE TABLE docket_complaints (
	case_name VARCHAR(400) NOT NULL, 
	round INTEGER NOT NULL, 
	number TEXT, 
	number_key VARCHAR(400), 
	filed_on VARCHAR(40) NOT NULL, 
	state VARCHAR(40) NOT NULL, 
	PRIMARY KEY (case_name, round), 
	FOREIGN KEY(case_name) REFERENCES docket_cases (name) ON DELETE CASCADE
);
INSERT INTO "docket_complaints" VALUES('one',1,'A-1','a-1','2026-11-02','filed');
CREATE TABLE docket_entries (
	case_name VARCHAR(400) NOT NULL, 
	line INTEGER NOT NULL, 
	entry TEXT NOT NULL, 
	cancelled BOOLEAN NOT NULL, 
	PRIMARY KEY (case_name, line), 
	FOREIGN KEY(case_name) REFERENCES docket_cases (name) ON DELETE CASCADE
);
INSERT INTO "docket_entries" VALUES('one',1,'{"at":"2026-11-03T02:00:00Z","by":"lin","kind":"event","what":"filed","on":"2026-11-02","number":"A-1","links":[]}',0);
CREATE TABLE docket_links (
	case_name VARCHAR(400) NOT NULL, 
	round INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	link VARCHAR(20) NOT NULL, 
	address TEXT NOT NULL, 
	item_id VARCHAR(200), 
	seller TEXT, 
	reason TEXT, 
	outcome VARCHAR(40) NOT NULL, 
	outcome_on VARCHAR(10), 
	counter_noticed_on VARCHAR(10), 
	PRIMARY KEY (case_name, round, place), 
	FOREIGN KEY(case_name) REFERENCES docket_cases (name) ON DELETE CASCADE
);
INSERT INTO "docket_links" VALUES('one',1,1,'L0001','https://www.aliexpress.com/item/1005009000000001.html','1005009000000001','Shop 0','未经许可','accepted','2026-11-05',NULL);
CREATE TABLE docket_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT docket_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "docket_version" VALUES('1');
CREATE INDEX docket_complaints_by_number ON docket_complaints (number_key);
CREATE INDEX docket_links_by_item ON docket_links (item_id);
COMMIT;
