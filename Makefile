MVN ?= mvn

# Maven that runs in a JDK 25 compiles in its own process, which costs a quarter less than a cold compiler for each module.
JDK_25 := $(shell bash .ci/java25 2>/dev/null)
ifneq ($(JDK_25),)
export JAVA_HOME := $(JDK_25)
# Maven's own libraries still use sun.misc.Unsafe.
export MAVEN_OPTS := --sun-misc-unsafe-memory-access=allow $(MAVEN_OPTS)
endif

.DEFAULT_GOAL := help
.PHONY: help preflight check check-format test simulate mutants soak bench bench-start bench-studioctl bench-throttle scale cost conformance conformance-leftovers format demo dist dist-check dist-try rehearse-deploy sandbox studioctl lint sbom build-ProvisionerFunction build-DeprovisionerFunction build-SweeperFunction

## Lists the targets.
help:
	@awk '/^## /{ text = substr($$0, 4) } /^[a-zA-Z-]+:/ && text { sub(/:.*/, ""); printf "make %-28s %s\n", $$0, text; text = "" }' Makefile

## Tells what this machine lacks, with the command to install it.
preflight:
	@MVN='$(MVN)' .ci/preflight

## The fast loop: format, compiler gates and unit tests, without the integration tests; under a minute.
check: preflight
	$(MVN) -q test -pl '!integration-tests' -Dformat.skip=false

## Fails if a Java file is not in the house format.
check-format: preflight
	$(MVN) -q -N process-sources -Dformat.skip=false

## Runs all tests and gates ("mvn verify"), but for the format.
test: preflight
	$(MVN) verify

# Names each of these variables whose value is no whole number, before anything is built. $(2): a pattern of numbers that are too small
whole_numbers = @$(foreach name,$(1),case '$($(name))' in (*[!0-9]*|$(if $(2),$(2),-)) \
	  echo "$(name): expected a whole number$(if $(2), that is at least 1), found '$($(name))'" >&2; exit 2;; esac;)

## Runs a thousand long random histories instead of five; takes hours. FIRST=: the first seed
soak: preflight
	$(MVN) verify -pl integration-tests -am -Dtest=None -Dit.test=HistoriesIT -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dfailsafe.failIfNoSpecifiedTests=false -Dhistories=1000 -Dhistories.changes=300 -Dhistories.first=$(or $(FIRST),1)

## Runs simulated histories with new seeds. HOURS= or MINUTES=: default one minute; FIRST=: the first seed; SEED=: shortens one; WHOLE=: tells one
simulate: preflight
	$(call whole_numbers,HOURS MINUTES,0*)
	$(call whole_numbers,FIRST SEED WHOLE)
	$(MVN) -q verify -pl simulation -am -DskipTests -Psimulate "-Dsimulate.arguments=hours=$(HOURS) minutes=$(MINUTES) first=$(FIRST) seed=$(SEED) whole=$(WHOLE)"

## Puts faults into the code on purpose, one after the other, simulates until each is found, and writes docs/reference/mutants.md.
mutants: preflight
	$(MVN) -q test -pl simulation -am -Dtest=MutantsCheck -Dsurefire.failIfNoSpecifiedTests=false

## Compares the cost of a start and an event with plain handlers; takes minutes on a quiet machine. ROUNDS=: default 5; PROFILE=1: where the time goes
bench: preflight
	$(MVN) -q -DskipTests -Pbench -Dleast-privilege.skip=true verify $(if $(ROUNDS),-Dbench.rounds=$(ROUNDS)) \
	  $(if $(PROFILE),-Dbench.main=io.studioaccess.bench.ProfileBench -Dbench.events=5000)

## Measures studioctl in a company of PEOPLE= users (default 10000); DIFFERING= of a hundred differ (default 10); takes minutes.
bench-studioctl: preflight
	$(MVN) -q verify -pl studioctl -am -Dtest=None -Dit.test=ManyPeopleIT -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dfailsafe.failIfNoSpecifiedTests=false -Dpeople=$(or $(PEOPLE),10000) -Ddiffering=$(or $(DIFFERING),10) \
	  $(if $(STUDIOCTL),-Dstudioctl=$(abspath $(STUDIOCTL)))

## Measures bursts of joins while AWS throttles, with real waits, beside a Python sample; about five minutes. JOINS=: default 50,300; SHARE=: default 40 (%)
bench-throttle: preflight
	$(MVN) -q -DskipTests -Pbench verify -am -pl bench,provisioner,deprovisioner,sweeper,sandbox/dynamodb-local,sandbox/function-clock \
	  -Dbench.main=io.studioaccess.bench.ThrottleBench "-Dbench.arguments=joins=$(JOINS) share=$(SHARE)"

## Plays a large company and measures what its changes cost. USERS=: default 10000; LEAVERS=, BURST=, MEMORY=, LABEL=: see docs/reference/performance.md
scale: preflight
	$(MVN) -q verify -pl studioctl,scale -am -DskipTests -Pscale "-Dscale.arguments=USERS=$(USERS) FROM=$(FROM) LEAVERS=$(LEAVERS) BURST=$(BURST) MEMORY=$(MEMORY) LABEL=$(LABEL)"

## Works out what a change and a month cost. PEOPLE=: default 100,5000,100000; PRICES=, MONTH=: files; LABEL=: see docs/reference/performance.md
cost: preflight
	$(MVN) -q process-classes -pl scale -am -DskipTests -Pcost "-Dcost.arguments=PEOPLE=$(PEOPLE) PRICES=$(PRICES) MONTH=$(MONTH) LABEL=$(LABEL)"

## Compares what is believed of AWS with the sandbox; CONFORMANCE=aws PROFILE= DOMAIN=: with an account (conformance/README.md)
conformance: preflight
ifeq ($(CONFORMANCE),aws)
	$(MVN) -q -DskipTests -Pconformance package -pl conformance
	conformance/bin/conformance $(CONFORMANCE_OPTIONS)
else
	$(MVN) -q test -pl sandbox -am -Dtest='ConformanceTest,TamperedAnswersTest' -Dsurefire.failIfNoSpecifiedTests=false -Dconformance.update=true
	@echo "The report is docs/reference/conformance-report.md."
endif

## Lists and removes what runs against an account left behind. PROFILE=, DOMAIN=, PREFIX=: one run only
conformance-leftovers: preflight
	$(MVN) -q -DskipTests -Pconformance package -pl conformance
	conformance/bin/conformance leftovers $(CONFORMANCE_OPTIONS)

CONFORMANCE_OPTIONS = $(foreach name,PROFILE DOMAIN REGION IDENTITY_STORE ROLE OTHER_ROLE APPS PREFIX YES,$(if $($(name)),$(name)=$($(name))))

## Formats every Java file.
format: preflight
	$(MVN) -q -N process-sources -Dformat.skip=false -Dformat.args=-replace

## Runs the main scenario in a new sandbox; exits with 0 only if each step has its effect. SETUP=: see docs/sandbox.md; VERBOSE=1: all details; WATCH=4: on a page
demo:
	$(call whole_numbers,WATCH)
	@MVN='$(MVN)' SETUP='$(SETUP)' VERBOSE='$(VERBOSE)' WATCH='$(WATCH)' .ci/demo

## Creates, updates, rolls back and deletes stacks of all templates, as CloudFormation would; fails on any finding.
rehearse-deploy: preflight
	$(MVN) -q -Prehearse-deploy -pl sandbox -am process-classes

## Runs the sandbox and its page until Ctrl-C. ADDRESS=: see docs/sandbox.md; PEOPLE=: more users; SETUP=: as for demo; EVENTS=: native, trail or both
sandbox:
	$(call whole_numbers,PEOPLE)
	@MVN='$(MVN)' ADDRESS='$(ADDRESS)' PEOPLE='$(PEOPLE)' SETUP='$(SETUP)' EVENTS='$(EVENTS)' VERBOSE='$(VERBOSE)' .ci/sandbox

## Builds the administrator's command line; start it with studioctl/bin/studioctl.
studioctl: preflight
	$(MVN) -q package -pl studioctl -am -DskipTests
	@.ci/studioctl-archive

## Measures how long studioctl takes to start, beside the AWS CLI and an empty JVM. ROUNDS=: default 15; needs "make dist"
bench-start: preflight
	$(call whole_numbers,ROUNDS,0*)
	@release=$$(echo "$$PWD"/dist/studio-access-*/studioctl); java=$$(.ci/java25)/bin/java; test -x "$$release/bin/studioctl" || { echo "Run make dist first." >&2; exit 2; }; \
	  "$$java" .ci/src/StudioctlTraining.java run .ci/bench-start $(or $(ROUNDS),15) "$$release/bin/studioctl" "$$release/runtime/bin/java"

## Builds the archive of a release, dist/studio-access-VERSION.zip: functions, template, studioctl with a runtime of its own.
dist:
	@MVN='$(MVN)' .ci/dist

## Builds the archive twice, in two folders, and compares the bytes; takes minutes.
dist-check:
	@MVN='$(MVN)' .ci/dist-check

## Deploys the archive into an empty sandbox with the AWS CLI alone, and plays the demo's story there.
dist-try:
	@MVN='$(MVN)' .ci/dist-try

## Runs cfn-lint on all templates, and on the SAM translation of template.yaml.
lint:
	.ci/lint-template

## Lists the content of the jars with versions and licences: target/sbom.json and .xml (CycloneDX).
sbom:
	$(MVN) -q -pl provisioner,deprovisioner,sweeper,studioctl -am org.cyclonedx:cyclonedx-maven-plugin:makeAggregateBom

# "sam build" calls these in a copy of this folder, for the functions of template.yaml (BuildMethod: makefile).

## Builds the provisioner, for "sam build".
build-ProvisionerFunction:
	$(call package,provisioner)

## Builds the deprovisioner, for "sam build".
build-DeprovisionerFunction:
	$(call package,deprovisioner)

## Builds the sweeper, for "sam build".
build-SweeperFunction:
	$(call package,sweeper)

# Lambda's Java runtimes add jars under lib/ to the class path.
define package
	@test -n "$(ARTIFACTS_DIR)" || { echo "ARTIFACTS_DIR is not set; run sam build instead" >&2; exit 2; }
	$(MVN) -q package -pl $(1) -am -DskipTests
	mkdir -p "$(ARTIFACTS_DIR)/lib"
	cp $(1)/target/$(1)-function.jar "$(ARTIFACTS_DIR)/lib/"
endef
