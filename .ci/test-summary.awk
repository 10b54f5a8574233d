# Sums up the XML reports of surefire and failsafe: tests per module, what failed or passed only when it was tried again,
# by name, and, last, the line of totals.
# From the environment: broken, the modules (one a line) that could not be built and therefore count as failed.

function attribute(name) {
  if (!match($0, "[ ]" name "=\"[^\"]*\"")) return ""
  return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
}

function plain(text) {
  gsub(/&#10;/, " ", text); gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&quot;/, "\"", text)
  gsub(/&#39;|&apos;/, "'", text); gsub(/&amp;/, "\\&", text)
  return length(text) > 600 ? substr(text, 1, 600) " ..." : text
}

function fail(name) { failures[++failed] = name }

FNR == 1 {
  inText = 0
  module = FILENAME
  sub(/\/target\/.*/, "", module); sub(/^\.\//, "", module)
  if (!(module in tests)) modules[++moduleCount] = module
}

# printed output may look like anything
inText { if (/\]\]>/) inText = 0; next }

/<testsuite / {
  tests[module] += attribute("tests")
  time[module] += attribute("time")
  skips[module] += attribute("skipped")
  skipped += attribute("skipped")
  total += attribute("tests")
}

/<testcase / {
  class = attribute("classname"); sub(/.*\./, "", class)
  test = module ": " class "." plain(attribute("name"))
}

/^ *<(failure|error)[ >]/ {
  fails[module]++
  fail(test "  " plain(attribute("message")))
}

/^ *<flaky(Failure|Error)[ >]/ { unsteady[++again] = test "  " plain(attribute("message")) }

/<!\[CDATA\[/ && !/\]\]>/ { inText = 1 }

END {
  for (i = 1; i <= moduleCount; i++) {
    module = modules[i]
    printf "  %-20s %5d tests %4d failed %4d skipped %8.1f s\n",
      module, tests[module], fails[module], skips[module], time[module]
  }
  failedTests = failed
  if (!total) print "  no test ran"
  count = split(ENVIRON["broken"], broken, "\n")
  for (i = 1; i <= count; i++) if (broken[i] != "") fail(broken[i] ": could not be built")
  if (again) print "Passed only when tried again, look into them:"
  for (i = 1; i <= again; i++) print "  " unsteady[i]
  if (failed) print "Failed:"
  for (i = 1; i <= failed; i++) print "  " failures[i]
  printf "%d passed, %d failed, %d skipped\n", total - failedTests - skipped, failed, skipped
  exit failed || !total
}
