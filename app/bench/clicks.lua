-- Clicks one link after the other; every request is made before the clock runs.
local requests = {}
local next = 0

init = function(arguments)
  local headers = {
    ["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    ["Referer"] = "https://news.example/today",
  }
  for link in io.lines(arguments[1]) do
    requests[#requests + 1] = wrk.format("GET", link, headers)
  end
end

request = function()
  next = next % #requests + 1
  return requests[next]
end

done = function(summary)
  local answered = summary.requests
  io.write(string.format("answers %d microseconds %d errors %d\n", answered, summary.duration,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
      + summary.errors.status))
end
