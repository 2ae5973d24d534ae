MVN ?= mvn

.DEFAULT_GOAL := help
.PHONY: help test soak bench format demo sandbox studioctl lint sbom build-ProvisionerFunction build-DeprovisionerFunction build-SweeperFunction

## This list.
help:
	@awk '/^## /{ text = substr($$0, 4) } /^[a-zA-Z-]+:/ && text { sub(/:.*/, ""); printf "make %-28s %s\n", $$0, text; text = "" }' Makefile

## All tests, gates included: the same as "mvn verify".
test:
	$(MVN) verify

## A thousand random histories instead of fifty, and long ones; takes hours. FIRST= the seed to begin with
soak:
	$(MVN) verify -pl integration-tests -am -Dtest=None -Dit.test=HistoriesIT -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dfailsafe.failIfNoSpecifiedTests=false -Dhistories=1000 -Dhistories.changes=300 -Dhistories.first=$(or $(FIRST),1)

## What a start and an event cost, beside plain handlers of the same calls; minutes, on a quiet machine. ROUNDS= instead of 5
bench:
	$(MVN) -q -DskipTests -Pbench -Dleast-privilege.skip=true verify $(if $(ROUNDS),-Dbench.rounds=$(ROUNDS))

## Rewrites every Java file to the house format.
format:
	$(MVN) -q -N process-sources -Dformat.args=-replace

## The main job on a sandbox of its own, shown step by step; ends with 0 only if all came out as expected.
demo:
	$(MVN) -q -DskipTests -Pdemo verify

## The sandbox, kept running until Ctrl-C, to be tried with the AWS CLI. ADDRESS= another than 127.0.0.1: docs/sam-local.md; PEOPLE=2000 more
sandbox:
	$(MVN) -q -DskipTests -Psandbox $(if $(ADDRESS),-Dsandbox.address=$(ADDRESS)) $(if $(PEOPLE),-Dsandbox.people=$(PEOPLE)) verify

## The administrator's command line: studioctl/bin/studioctl starts it.
studioctl:
	$(MVN) -q package -pl studioctl -am -DskipTests

## cfn-lint on all templates, and on template.yaml as SAM translates it.
lint:
	.ci/lint-template

## What is inside the functions' jars, with versions and licences: target/sbom.json and .xml (CycloneDX).
sbom:
	$(MVN) -q -pl provisioner,deprovisioner,sweeper -am org.cyclonedx:cyclonedx-maven-plugin:makeAggregateBom

# What "sam build" calls, in a copy of this folder, for the functions of template.yaml (Metadata: BuildMethod: makefile).

## For "sam build": the provisioner's folder.
build-ProvisionerFunction:
	$(call package,provisioner)

## For "sam build": the deprovisioner's folder.
build-DeprovisionerFunction:
	$(call package,deprovisioner)

## For "sam build": the sweeper's folder.
build-SweeperFunction:
	$(call package,sweeper)

# A jar under lib/ is on the class path of Lambda's Java runtimes.
define package
	@test -n "$(ARTIFACTS_DIR)" || { echo "ARTIFACTS_DIR is missing: sam build sets it" >&2; exit 2; }
	$(MVN) -q package -pl $(1) -am -DskipTests
	mkdir -p "$(ARTIFACTS_DIR)/lib"
	cp $(1)/target/$(1)-function.jar "$(ARTIFACTS_DIR)/lib/"
endef
