-- SPDX-License-Identifier: GPL-2.0-or-later
-- What visitors ask of a kiosk, for wrk:  wrk -t1 -c64 -d30 --latency -s tests/load/kiosk_mix.lua http://127.0.0.1:8765
-- Of ten requests six are searches for one or two of 40 words, one a phrase, one a search with an actor as filter, one
-- a second page, one the start page. MIX=distinct: every search is another one, so that no answer is at hand. Without
-- RATE the 64 ask again at once, and wait for each other; RATE=160: so many requests a second come from all of them.
local words = { "taliban", "kabul", "drone", "strike", "sanctions", "nuclear", "treaty", "election", "budget", "border",
  "refugees", "trade", "climate", "energy", "police", "court", "army", "minister", "parliament", "ceasefire", "water",
  "oil", "missile", "alliance", "intelligence", "reform", "protest", "embassy", "aid", "health", "school", "industry",
  "security", "council", "peace", "war", "russia", "china", "europe", "africa" }
local phrases = { "security council", "human rights", "foreign policy", "united nations", "climate change" }
local distinct = os.getenv("MIX") == "distinct"
local number = 0
math.randomseed(7)

local function pick(list) return list[math.random(#list)] end

request = function()
  number = number + 1
  local kind = number % 10
  local path
  if distinct then
    path = "/search?q=" .. pick(words) .. "+" .. pick(words) .. "+-x" .. number
  elseif kind < 3 then
    path = "/search?q=" .. pick(words)
  elseif kind < 6 then
    path = "/search?q=" .. pick(words) .. "+" .. pick(words)
  elseif kind == 6 then
    path = "/search?q=%22" .. pick(phrases):gsub(" ", "+") .. "%22"
  elseif kind == 7 then
    path = "/search?q=" .. pick(words) .. "&f=kind:paper"
  elseif kind == 8 then
    path = "/search?q=" .. pick(words) .. "&page=2"
  else
    path = "/"
  end
  return wrk.format("GET", path)
end

local rate = tonumber(os.getenv("RATE") or "")
if rate then
  delay = function() return math.random(0, math.floor(2 * 64 / rate * 1000)) end
end

done = function(summary, latency)
  io.write(string.format("%.0f requests/s, p50 %.1f ms, p99 %.1f ms, status errors %d, socket errors %d\n",
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.errors.status, summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
