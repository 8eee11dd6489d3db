# Every task of the house. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help check test fast golden compat conformance conformance-accept faults fuzz bench publish run docs format
MVN := mvn -B --no-transfer-progress
# Runs the tests of one module only, though what it stands on is compiled along.
ONLY := -Dsurefire.failIfNoSpecifiedTests=false

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 22

check: ## formatter, compiler gates and house rules, without the tests
	bin/format --check
	$(MVN) test -Dtest='io.loquat.house.**' $(ONLY)

test: ## everything that CI runs: check, and the tests of every module
	bin/format --check
	$(MVN) --fail-at-end test
	bin/publish --checked

fast: ## unit tests only, without Error Prone, NullAway and house rules
	$(MVN) -Dfast test -pl '!compat-tests,!fault-tests,!fuzz-tests,!bench'

golden: ## rewrite the golden files; review the diff
	$(MVN) -Dfast test -pl query-translator,document-model -am -Dtest='*GoldenTest' -Dloquat.golden=rewrite $(ONLY)

compat: ## real drivers and tools against a running server
	$(MVN) test -pl compat-tests -am -Dtest='io.loquat.compat.**' $(ONLY)

conformance: ## all conformance cases, or those of one area: make conformance AREA=core/operator/query
	$(MVN) -Dfast test -pl compat-tests -am -Dtest=ConformanceGateTest $(ONLY) \
	  -Dloquat.conformance.area='$(AREA)'

conformance-accept: ## replay all conformance cases and write down which do not pass, and the page
	$(MVN) -Dfast test -pl compat-tests -am -Dtest=ConformanceGateTest $(ONLY) \
	  -Dloquat.conformance.accept=true

faults: ## kill -9 and other faults under load
	$(MVN) test -pl fault-tests -am -Dtest='io.loquat.faults.**' $(ONLY)

fuzz: ## inputs that a fuzzer makes up, for all parsers at once: make fuzz SECONDS=600
	$(MVN) -Dfast test -pl fuzz-tests -am -Dtest=FuzzTest $(ONLY) -Dloquat.fuzz.seconds=$(or $(SECONDS),75)

bench: ## benchmarks beside the probe: make bench ARGS='...'
	bin/loquat bench $(ARGS)

publish: ## the library's jars, sources, Javadoc and BOM into a Maven repository: make publish [REPOSITORY=url]
	bin/publish $(REPOSITORY)

run: ## start a server: make run ARGS='--port 0'
	bin/loquat serve $(ARGS)

docs: ## rewrite the generated pages under docs/
	$(MVN) test -pl house-rules -am -Dtest='GeneratedPagesTest,*DocsTest' -Dloquat.docs=rewrite $(ONLY)

format: ## rewrite all Java files in the house's format
	bin/format
