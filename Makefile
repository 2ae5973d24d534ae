MVN ?= mvn

.PHONY: test demo sandbox format

## All tests, gates included: the same as "mvn verify".
test:
	$(MVN) verify

## Rewrites every Java file to the house format.
format:
	$(MVN) -q -N process-sources -Dformat.args=-replace
