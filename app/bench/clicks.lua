-- Clicks one link after the other. Nine in ten requests are made before the clock runs; every tenth comes with a user agent
-- that nobody has sent before, as some of a day's visitors do.
local links = {}
local requests = {}
local next = 0
local sent = 0
local unseen = 0
local threads = 0

local function headers(version)
  return {
    ["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140." .. version .. ") Gecko/20100101 Firefox/140." .. version,
    ["Referer"] = "https://news.example/today",
  }
end

setup = function(thread)
  threads = threads + 1
  thread:set("id", threads)
end

init = function(arguments)
  -- apart from the numbers of other threads and other rounds
  unseen = (os.time() % 100000 * 10 + id) * 10000000
  for link in io.lines(arguments[1]) do
    links[#links + 1] = link
    requests[#requests + 1] = wrk.format("GET", link, headers("0"))
  end
end

request = function()
  next = next % #requests + 1
  sent = sent + 1
  if sent % 10 == 0 then
    unseen = unseen + 1
    return wrk.format("GET", links[next], headers(string.format("%.0f", unseen)))
  end
  return requests[next]
end

done = function(summary)
  local answered = summary.requests
  io.write(string.format("answers %d microseconds %d errors %d\n", answered, summary.duration,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
      + summary.errors.status))
end
