# rfcview - build, test, install.  GNU make; no configure step.
#
#   make setup run      install what is needed, build, start
#   make setup check    install what is needed, build, run all tests
#   make lint bench score fuzz install uninstall format clean
#   VARIANT=asan | tsan  the same targets with AddressSanitizer + UBSan, or ThreadSanitizer

SHELL        := /bin/bash
.SHELLFLAGS  := -eu -o pipefail -c
.DELETE_ON_ERROR:
# make V=1 shows whole commands
say           = $(if $(V),,@printf '  %-5s %s\n' '$(1)' '$(2)';)
.SECONDARY:

VERSION      := 0.1.0
CC           ?= cc
ifeq ($(origin CC),default)
CC           := gcc
endif
PKG_CONFIG   ?= pkg-config
PREFIX       ?= /usr/local
DESTDIR      ?=
VARIANT      ?= release
export LC_ALL := C.UTF-8

# ---------------------------------------------------------------- what Debian calls what we need
PACKAGES_BUILD := gcc libc6-dev pkg-config libncurses-dev libcurl4-openssl-dev libpcre2-dev \
                  libsqlite3-dev libexpat1-dev zlib1g-dev ncurses-base ca-certificates
PACKAGES_CHECK := libcmocka-dev libvterm-dev nginx-light openssl python3 clang clang-format \
                  libclang-rt-dev less mandoc git binutils
PACKAGES       := $(PACKAGES_BUILD) $(PACKAGES_CHECK)

# ---------------------------------------------------------------- flags
LIBRARIES    := ncursesw libpcre2-8 zlib
# headers only: these are loaded when they are needed (base/dynlib)
HEADERS      := sqlite3 libcurl expat
WARNINGS     := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
                -Wold-style-definition -Wwrite-strings -Wformat=2 -Wundef -Wvla -Wpointer-arith \
                -Wimplicit-fallthrough -Wcast-qual
ifdef CI
WARNINGS     += -Werror
endif
HARDEN       := -fstack-protector-strong -fstack-clash-protection -fPIE
VARIANT_CFLAGS_release := -O2 $(HARDEN) -D_FORTIFY_SOURCE=2
VARIANT_CFLAGS_asan    := -O1 -fno-omit-frame-pointer -fsanitize=address,undefined \
                          -fno-sanitize-recover=all -fPIE
VARIANT_CFLAGS_tsan    := -O1 -fno-omit-frame-pointer -fsanitize=thread -fPIE
VARIANT_LDFLAGS_release := -pie -Wl,-z,relro,-z,now
VARIANT_LDFLAGS_asan    := -pie -fsanitize=address,undefined
VARIANT_LDFLAGS_tsan    := -pie -fsanitize=thread
ifeq ($(VARIANT_CFLAGS_$(VARIANT)),)
$(error VARIANT is release, asan or tsan)
endif
ALL_CPPFLAGS  = -Isrc -DRFCVIEW_VERSION='"$(VERSION)"' \
                -DASSET_DIR='"$(CURDIR)/assets"' -DASSET_BUILD_DIR='"$(CURDIR)/$B"' \
                $(shell $(PKG_CONFIG) --cflags $(LIBRARIES) $(HEADERS) 2>/dev/null) $(CPPFLAGS)
ALL_CFLAGS    = -std=c11 -g -pthread $(VARIANT_CFLAGS_$(VARIANT)) $(WARNINGS) \
                -ffile-prefix-map=$(CURDIR)=. $(CFLAGS)
ALL_LDFLAGS   = -pthread -Wl,--as-needed $(VARIANT_LDFLAGS_$(VARIANT)) $(LDFLAGS)
ALL_LIBS      = $(shell $(PKG_CONFIG) --libs $(LIBRARIES) 2>/dev/null) -ldl

# ---------------------------------------------------------------- sources
# the release build lies in build/, others below it; BUILD_NAME keeps another compiler's apart
BUILD_NAME ?= $(filter-out release,$(VARIANT))
B       := $(if $(BUILD_NAME),build/$(BUILD_NAME),build)
LAYERS  := base rfc text search store net ui library view app cli
sources  = $(sort $(wildcard src/$(1)/*.c))
objects  = $(patsubst src/%.c,$B/obj/%.o,$(call sources,$(1)))
archives = $(foreach l,$(1),$B/lib/$l.a)
# a layer and those it may use, from the same table that lint reads; what those need themselves
# comes along, in the order of linking
layer_uses = $(shell sed -n 's/^$(1) *: *//p' tests/lint/layers.txt)
$(foreach l,$(LAYERS),$(eval NEEDS_$l := $l $(foreach u,$(call layer_uses,$l),$(NEEDS_$u))))
LINK_ORDER := cli app view library ui net store search text rfc base
layer_and_below = $(foreach l,$(LINK_ORDER),$(filter $l,$(NEEDS_$(1))))

PROGRAM      := $B/rfcview
TOOL         := $B/mkcatalog
TOOL_OBJECTS := $(call objects,tool) $(call objects,rfc) \
                $(filter-out %/asset.o,$(call objects,base))
UNIT_SOURCES := $(sort $(wildcard tests/unit/*/*_test.c))
UNIT_TESTS   := $(patsubst tests/%.c,$B/tests/%,$(UNIT_SOURCES))
TESTLIB      := $B/lib/testlib.a
TESTLIB_OBJECTS := $(patsubst tests/lib/%.c,$B/obj/testlib/%.o,$(sort $(wildcard tests/lib/*.c)))
PTY_TESTS    := $(patsubst tests/%.c,$B/tests/%,$(sort $(wildcard tests/pty/*_test.c)))
FUZZ_SOURCES := $(sort $(wildcard tests/fuzz/*_fuzz.c))
FUZZ_REPLAYS := $(patsubst tests/%_fuzz.c,$B/tests/%_replay,$(FUZZ_SOURCES))
TEST_CFLAGS   = -Itests/lib -Itests $(shell $(PKG_CONFIG) --cflags cmocka vterm 2>/dev/null)
TEST_LIBS     = $(shell $(PKG_CONFIG) --libs cmocka vterm 2>/dev/null)

.PHONY: all setup run check lint bench score fuzz install uninstall format clean tests catalog
all: $(PROGRAM)

# ---------------------------------------------------------------- the two commands
setup:
	@missing=(); for p in $(PACKAGES); do \
	    dpkg-query -W -f='$${Status}' "$$p" 2>/dev/null | grep -q '^install ok installed' \
	        || missing+=("$$p"); done; \
	if [ $${#missing[@]} -eq 0 ]; then exit 0; fi; \
	if ! command -v apt-get >/dev/null; then \
	    echo "setup: this is not Debian; install what these packages hold: $${missing[*]}" >&2; \
	    exit 1; fi; \
	sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	$$sudo apt-get update -qq; \
	DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends \
	    "$${missing[@]}"

run: $(PROGRAM)
	@exec $(PROGRAM) $(ARGS)

# ---------------------------------------------------------------- build
$(PROGRAM): $B/obj/main.o $(call archives,$(LINK_ORDER))
	$(call say,LINK,$@)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(ALL_LIBS)

$(TOOL): $(TOOL_OBJECTS)
	$(call say,LINK,$@)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(ALL_LIBS)

define ARCHIVE_RULE
$B/lib/$(1).a: $(call objects,$(1))
endef
$(foreach l,$(LAYERS),$(eval $(call ARCHIVE_RULE,$l)))

$B/lib/%.a:
	@mkdir -p $(@D)
	@rm -f $@
	$(call say,AR,$@)ar -crsD $@ $^

$B/obj/%.o: src/%.c $B/flags
	@mkdir -p $(@D)
	$(call say,CC,$<)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$B/obj/base/asset.o: $B/catalog.img assets/guide.txt assets/rfcviewrc $(wildcard assets/themes/*)

$B/catalog.img: assets/catalog.txt $(TOOL)
	$(call say,IMAGE,$@)$(TOOL) image assets/catalog.txt $@

# what the objects were compiled with; changes when the flags do
$B/flags: FORCE $(filter setup,$(MAKECMDGOALS))
	@mkdir -p $(@D)
	@echo '$(CC) $(subst ','\'',$(ALL_CPPFLAGS) $(ALL_CFLAGS))' | cmp -s - $@ || \
	    echo '$(CC) $(subst ','\'',$(ALL_CPPFLAGS) $(ALL_CFLAGS))' > $@
.PHONY: FORCE
FORCE:

# assets/catalog.txt from an XML index of the RFC Editor: make catalog INDEX=…/rfc-index.xml DATE=…
catalog: $(TOOL)
	$(TOOL) text $(INDEX) $(DATE) assets/catalog.txt

# ---------------------------------------------------------------- tests
$(TESTLIB): $(TESTLIB_OBJECTS)
$B/obj/testlib/%.o: tests/lib/%.c $B/flags
	@mkdir -p $(@D)
	$(call say,CC,$<)$(CC) $(ALL_CPPFLAGS) $(TEST_CFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$B/obj/tests/%.o: tests/%.c $B/flags
	@mkdir -p $(@D)
	$(call say,CC,$<)$(CC) $(ALL_CPPFLAGS) $(TEST_CFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

define UNIT_RULE
$B/tests/$(1): $B/obj/tests/$(1).o $(TESTLIB) \
    $(call archives,$(call layer_and_below,$(notdir $(patsubst %/,%,$(dir $(1))))))
	@mkdir -p $$(@D)
	$$(call say,LINK,$$@)$$(CC) $$(ALL_LDFLAGS) -o $$@ $$(filter %.o,$$^) \
	    $$(filter-out $(TESTLIB),$$(filter %.a,$$^)) $(TESTLIB) $$(TEST_LIBS) $$(ALL_LIBS)
endef
$(foreach t,$(patsubst tests/%.c,%,$(UNIT_SOURCES)),$(eval $(call UNIT_RULE,$t)))

$B/tests/pty/%: $B/obj/tests/pty/%.o $(TESTLIB) $B/lib/base.a
	@mkdir -p $(@D)
	$(call say,LINK,$@)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(TEST_LIBS) \
	    $(shell $(PKG_CONFIG) --libs vterm 2>/dev/null) $(ALL_LIBS)

FUZZ_ARCHIVES = $(call archives,$(LINK_ORDER))
$B/tests/fuzz/%_replay: $B/obj/tests/fuzz/%_fuzz.o $B/obj/tests/fuzz/replay.o $(FUZZ_ARCHIVES)
	@mkdir -p $(@D)
	$(call say,LINK,$@)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(ALL_LIBS)

$B/tests/bench/parse: $B/obj/tests/bench/parse.o $(call archives,text rfc base)
	@mkdir -p $(@D)
	$(call say,LINK,$@)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(ALL_LIBS)

$B/tests/bench/fetch: $B/obj/tests/bench/fetch.o $(call archives,net base)
	@mkdir -p $(@D)
	$(call say,LINK,$@)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(ALL_LIBS)

tests: $(UNIT_TESTS) $(PTY_TESTS) $(FUZZ_REPLAYS)

check: $(PROGRAM) tests lint
	@BUILD=$B VARIANT=$(VARIANT) tests/run

lint: $(PROGRAM)
	@CC='$(CC)' tests/lint/run $B

# every parser, for SECONDS each, from its seeds; needs clang
SECONDS_EACH ?= 60
fuzz:
	@tests/fuzz/run $(SECONDS_EACH)

# beside less on a terminal; then how fast texts are parsed; then fetching beside curl
bench: $(PROGRAM) $B/tests/bench/parse $B/tests/bench/fetch
	@tests/bench/run $(PROGRAM) --parse $B/tests/bench/parse
	@tests/bench/fetching $B/tests/bench/fetch --own 16
	@tests/bench/bulk $(PROGRAM)

# the text layer against what is true about real RFCs, where that is at hand
score: $(PROGRAM)
	@tests/bench/score $(PROGRAM)

format:
	clang-format -i $$(git ls-files 'src/*.c' 'src/*.h' 'tests/*.c' 'tests/*.h')

# ---------------------------------------------------------------- install
install: $(PROGRAM)
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/rfcview
	install -D -m 644 doc/rfcview.1 $(DESTDIR)$(PREFIX)/share/man/man1/rfcview.1
	install -D -m 644 doc/rfcviewrc.5 $(DESTDIR)$(PREFIX)/share/man/man5/rfcviewrc.5
	install -D -m 644 assets/completions/rfcview.bash \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions/rfcview
	install -D -m 644 assets/completions/_rfcview \
	    $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_rfcview
	install -D -m 644 assets/completions/rfcview.fish \
	    $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/rfcview.fish

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/rfcview $(DESTDIR)$(PREFIX)/share/man/man1/rfcview.1 \
	    $(DESTDIR)$(PREFIX)/share/man/man5/rfcviewrc.5 \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions/rfcview \
	    $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_rfcview \
	    $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/rfcview.fish

clean:
	rm -rf build

-include $(shell find $B/obj -name '*.d' 2>/dev/null)
