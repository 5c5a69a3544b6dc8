// SPDX-License-Identifier: GPL-2.0-or-later
// A visitor at the kiosk, in a real browser: by touch and mouse, by keyboard alone, without scripts; every page looked
// at by axe-core and html-validate; nothing asked of any other host; markup in documents shown as text; a visitor who
// has left forgotten. Run by run.sh; `--shots FOLDER` also writes screenshots.
import { createRequire } from "node:module";

const base = process.env.KIOSK.replace(/\/$/, "");
const require = createRequire(process.env.PACKAGES + "/");
const { chromium } = require("playwright-core");
const { HtmlValidate } = require("html-validate");
const axe = require.resolve("axe-core/axe.min.js");

const PAGES = [
  "/", "/search?q=kabul+evacuation", "/search?q=taliban&f=group%3A%22group%2Fiskp%22&f=-kind%3Anews&sort=newest",
  "/search?q=zzz+kabul", "/search?q=zzz+kabul&f=kind%3Anews&from=2021&to=2021", "/search?q=talibann&f=kind%3Anews", "/search?q=%22open", "/document?id=haqqani-network&q=haqqani&find=ministry",
  "/document?id=kaboul-aout-2021", "/actor?id=group%2Fiskp", "/actor?id=group%2Fiskp&with=group%2Ftaliban",
  "/work?key=haqqani-network", "/browse?by=people", "/browse?by=new", "/browse?by=years",
  "/slip?id=haqqani-network&q=kabul", "/help", "/about", "/nothing", "/document?id=markup.md", "/search?q=script+kabul",
];
const LANGUAGES = ["en", "pl", "fr", "de", "es", "ar"];

let checks = 0, failures = 0;
function check(what, holds, more = "") {
  checks += 1;
  if (holds) return;
  failures += 1;
  console.log(`FAILED ${what}${more === "" ? "" : ": "}${more}`);
}

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const elsewhere = [];
async function visitor(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1024 }, reducedMotion: "reduce", ...options });
  context.on("request", (request) => {
    if (!request.url().startsWith(base + "/")) elsewhere.push(request.url());
  });
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("status of 40")) page.faults.push(message.text());
  });
  page.on("dialog", (dialog) => {
    page.faults.push("a dialogue: " + dialog.message());
    dialog.dismiss();
  });
  return page;
}
const with_parameter = (path, name, value) => path + (path.includes("?") ? "&" : "?") + name + "=" + value;

async function look_for_barriers(page, what) {
  const found = await page.evaluate(async () => {
    const result = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return result.violations.map((v) => `${v.id} (${v.impact}) ${v.nodes[0].html.slice(0, 160)}`);
  });
  check(`axe: ${what}`, found.length === 0, found.join("\n    "));
}

async function every_page() {
  const html = new HtmlValidate({
    extends: ["html-validate:standard"],
    rules: { "long-title": "off", "no-inline-style": "error", "prefer-native-element": "off", "void-style": "off",
             "wcag/h37": "error", "no-redundant-role": "off", "tel-non-breaking": "off", "svg-focusable": "off" },
  });
  const validate = async (path, answer) => {
    const report = await html.validateString(await answer.text());
    const faults = report.results.flatMap((r) => r.messages.map((m) => `${m.ruleId} ${m.line}:${m.column} ${m.message}`));
    check(`html-validate: ${path}`, report.valid, [...new Set(faults)].slice(0, 6).join("\n    "));
  };
  const page = await visitor({ bypassCSP: true });  // For axe alone, which is put into the page.
  for (const path of PAGES) {
    const answer = await page.goto(base + path);
    await validate(path, answer);
    await page.addScriptTag({ path: axe });
    await look_for_barriers(page, path);
  }
  for (const [name, options] of [["dark", { colorScheme: "dark" }], ["high contrast", { contrast: "more" }],
                                 ["small", { viewport: { width: 390, height: 844 } }]]) {
    const other = await visitor({ bypassCSP: true, ...options });
    for (const path of PAGES.slice(1, 9).filter((_, i) => i % 3 === 0)) {
      await other.goto(base + path);
      await other.addScriptTag({ path: axe });
      await look_for_barriers(other, `${path}, ${name}`);
      const wide = await other.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      check(`no sideways scrolling: ${path}, ${name}`, wide <= 0, String(wide));
    }
    if (name === "small") {  // What stands beside on a wide screen is one touch away.
      for (const [path, beside] of [[PAGES[1], "#facets"], [PAGES[7], "#beside"]]) {
        await other.goto(base + path);
        await other.locator(`.below a[href="${beside}"]`).click();
        const place = await other.locator(beside).boundingBox();
        check(`a way to ${beside}`, place.y >= -1 && place.y < 200, String(place.y));
      }
    }
    await other.context().close();
  }
  for (const language of LANGUAGES) {
    await page.goto(base + with_parameter(PAGES[1], "lang", language));
    check(`lang=${language}`, (await page.locator("html").getAttribute("lang")) === language);
    check(`direction of ${language}`, (await page.locator("html").getAttribute("dir")) === (language === "ar" ? "rtl" : "ltr"));
    await page.addScriptTag({ path: axe });
    await look_for_barriers(page, `results in ${language}`);
    for (const path of PAGES.map((path) => with_parameter(path, "lang", language)))
      await validate(path, await page.request.get(base + path));
  }
  check("no fault in any page", page.faults.length === 0, page.faults.join("; "));
  await page.context().close();
}

// Search, take in an actor, click the histogram, open a paper, follow "cited by", change the language.
async function walk(javaScriptEnabled) {
  const page = await visitor({ javaScriptEnabled });
  const how = javaScriptEnabled ? "" : ", no script";
  await page.goto(base + "/");
  await page.fill("#q", "kabul");
  await page.click("form.big button");
  const all = await page.locator("h1").innerText();
  check("results" + how, /\d+ documents/.test(all), all);
  await page.locator("#facet-groups ~ ul .in").filter({ hasText: "Islamic State Khorasan" }).click();
  const some = await page.locator("h1").innerText();
  check("fewer with an actor" + how, parseInt(some.match(/\d+/)[0]) < parseInt(all.match(/\d+/)[0]), some);
  check("the filter stands there" + how, (await page.locator(".filters a").innerText()).includes("Islamic State Khorasan"));
  await page.locator("#facet-kind ~ ul .out").first().click();
  check("two filters" + how, (await page.locator(".filters a").count()) === 2);
  await page.locator(".filters a").nth(1).click();
  const few = await page.locator("#facet-people ~ ul li").count();
  await page.locator("#facet-people ~ p .more").click();
  check("all people" + how, (await page.locator("#facet-people ~ ul li").count()) > few);
  await page.locator("[data-chart] a").first().click();
  check("a bar is a date" + how, /from=\d{4}/.test(page.url()), page.url());
  check("a table says the same" + how, (await page.locator(".chart table tbody tr").count()) > 0);
  await page.goto(base + "/search?q=haqqani");
  await page.locator(".hits h2 a").filter({ hasText: "The Haqqani Network" }).click();
  check("a paper" + how, (await page.locator("h1").innerText()).includes("The Haqqani Network"));
  check("with notes" + how, (await page.locator(".notes li").count()) > 5);
  check("ibid. resolved" + how, (await page.locator(".notes .work").count()) > 5);
  await page.locator(".noteref").first().click();
  check("a note is reached" + how, page.url().includes("#n"));
  await page.fill("#find", "ministry");
  await page.click(".find button");
  check("found on the page" + how, (await page.locator("mark").count()) > 1);
  await page.locator(".tools a").nth(1).click();
  check("who cites it" + how, (await page.locator("blockquote").count()) > 0);
  const citing = await page.locator(".documents > li > .title").allInnerTexts();
  check("each once" + how, new Set(citing).size === citing.length, citing.join("; "));
  await page.locator('.languages a[lang="pl"]').click();
  check("in Polish" + how, (await page.locator("html").getAttribute("lang")) === "pl");
  await page.locator(".documents a").first().click();
  check("the language stays" + how, (await page.locator("html").getAttribute("lang")) === "pl" && page.url().includes("lang=pl"));
  await page.locator(".text a.actor").first().click();
  check("an actor's card" + how, (await page.locator(".chart").count()) === 1);
  check("no cookie" + how, (await page.context().cookies()).length === 0);
  check("no fault" + how, page.faults.length === 0, page.faults.join("; "));
  await page.context().close();
}

async function by_keyboard() {
  const page = await visitor();
  const tab_to = async (wanted) => {
    for (let i = 0; i < 120; ++i) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((selector) => document.activeElement.matches(selector), wanted)) return true;
    }
    return false;
  };
  await page.goto(base + "/");
  await page.keyboard.press("Tab");
  check("first the skip link", await page.evaluate(() => document.activeElement.matches(".skip")));
  check("the search box", await tab_to("#q"));
  await page.keyboard.type("evacuation");
  await page.keyboard.press("Enter");
  await page.waitForURL(/search/);
  check("a hit by keyboard", await tab_to(".hits h2 a"));
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineWidth);
  check("focus is seen", parseFloat(outline) >= 2, outline);
  check("a bar by keyboard", await tab_to("[data-chart] a"));
  check("a facet by keyboard", await tab_to(".values .in"));
  await page.keyboard.press("Enter");
  await page.waitForURL(/f=/);
  check("a hit again", await tab_to(".hits h2 a"));
  await page.keyboard.press("Enter");
  await page.waitForURL(/document/);
  check("an actor in the text", await tab_to(".text a.actor"));
  // Suggestions.
  await page.goto(base + "/");
  await page.focus("#q");
  await page.keyboard.type("haqq");
  await page.waitForSelector(".suggestions li");
  await page.keyboard.press("ArrowDown");
  check("a suggestion is announced", (await page.locator("#q").getAttribute("aria-activedescendant")) === "suggestion-0");
  await page.keyboard.press("Enter");
  await page.waitForURL(/actor|search/);
  check("no fault by keyboard", page.faults.length === 0, page.faults.join("; "));
  await page.context().close();
}

async function dragging() {
  const page = await visitor();
  await page.goto(base + "/search?q=kabul");
  const bars = page.locator("[data-chart] .hit");
  const first = await bars.nth(0).boundingBox(), last = await bars.nth(3).boundingBox();
  await page.mouse.move(first.x + first.width / 2, first.y + 5);
  await page.mouse.down();
  await page.mouse.move(last.x + last.width / 2, last.y + 5, { steps: 12 });
  await page.mouse.up();
  await page.waitForURL(/from=/);
  const address = new URL(page.url());
  check("dragging chooses a stretch", address.searchParams.get("from") < address.searchParams.get("to"), page.url());
  await page.context().close();
}

// The server of this test forgets after 6 seconds.
async function left_alone() {
  const page = await visitor();
  await page.goto(base + "/search?q=secret+kabul");
  await page.goto(base + "/document?id=haqqani-network&q=secret");
  await page.waitForSelector("#idle[open]", { timeout: 8000 });
  await page.click("#idle-stay");
  check("one touch goes on", !(await page.locator("#idle").evaluate((d) => d.open)) && page.url().includes("document"));
  await page.waitForURL(base + "/", { timeout: 15000 });
  await page.goBack().catch(() => {});
  await page.waitForTimeout(800);
  check("Back leads to the start", page.url() === base + "/", page.url());
  check("nothing typed is left", (await page.inputValue("#q")) === "");
  await page.context().close();
}

async function touch_targets() {
  const page = await visitor({ hasTouch: true });
  for (const path of [PAGES[0], PAGES[1], PAGES[7], "/help"]) {
    await page.goto(base + path);
    const small = await page.evaluate(() => [...document.querySelectorAll("button, nav a, .chips a, .values a, .filters a, input:not([type=hidden]), .button")]
      .filter((e) => e.offsetParent && (e.getBoundingClientRect().height < 43.5)).map((e) => e.outerHTML.slice(0, 80)));
    check(`44 px to touch: ${path}`, small.length === 0, small.slice(0, 3).join("; "));
  }
  await page.context().close();
}

async function hostile_documents() {
  const page = await visitor();
  for (const path of ["/document?id=markup.md", "/search?q=script+kabul", "/slip?id=markup.md&q=%3Cscript%3Ealert(9)%3C/script%3E",
                      "/search?q=%3Cimg+src=x+onerror=alert(9)%3E", "/actor?id=%3Cb%3Ex", "/work?key=%22%3E%3Cscript%3E", "/browse?by=new"]) {
    await page.goto(base + path);
    const foreign = await page.evaluate(() => document.querySelectorAll(
      "main script, main img, main iframe, [onload], [onerror], [onclick], [onmouseover], main a[href^='http'], main a[href^='javascript']").length);
    check(`markup is text: ${path}`, foreign === 0, String(foreign));
  }
  await page.goto(base + "/document?id=markup.md");
  check("the title as written", (await page.locator("h1").innerText()).includes("<script>document.title='owned'</script>"));
  check("no template inside", (await page.locator("h1").innerText()).includes("{{{title}}}"));
  check("nothing ran", page.faults.length === 0, page.faults.join("; "));
  await page.context().close();
}

await every_page();
await walk(true);
await walk(false);
await by_keyboard();
await dragging();
await touch_targets();
await hostile_documents();
await left_alone();
check("no request to any other host", elsewhere.length === 0, elsewhere.slice(0, 3).join(" "));
await browser.close();
console.log(`${checks} checks, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
