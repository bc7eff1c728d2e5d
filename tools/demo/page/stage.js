// The buttons, the caption, and two devices drawn as large as fits.

const EDGE = 20
const RETRY_MS = 1000
const SMALL = matchMedia('(max-width: 900px)')
const JSON_BODY = {'Content-Type': 'application/json'}

const byId = id => document.getElementById(id)
const buttons = [...document.querySelectorAll('[data-act]')]
const tablet = document.querySelector('.tablet')
const phone = document.querySelector('.phone')

let news = {revision: -1}
let screens

// --- what is new ---

async function follow() {
  for (;;) {
    try {
      const answer = await fetch(`/api/news?after=${news.revision}`)
      await show(await answer.json())
    } catch {
      say('The demo has ended. Start it again with: make run', 'trouble')
      await new Promise(resolve => setTimeout(resolve, RETRY_MS))
    }
  }
}

async function show(latest) {
  const isNewSitting = latest.sitting !== news.sitting
  const isOtherPhone = latest.phone !== news.phone
  const isOtherTablet = latest.tablet !== (news.tablet ?? '')
  news = latest
  say(news.caption, news.tone, news.detail)
  byId('lunch').checked = news.lunch
  byId('process').textContent = news.pid
    ? `LNbits is process ${news.pid}`
    : 'LNbits is down'
  for (const button of buttons) {
    button.setAttribute('aria-disabled', String(!!news.act))
    button.setAttribute('aria-busy', String(news.act === button.dataset.act))
  }
  // Loaded again only when all is new: that the screens recover by themselves when
  // LNbits was killed is part of what there is to see.
  if (isNewSitting && news.pid) await load()
  else if (news.pid) {
    if (isOtherPhone) await showPhone()
    if (isOtherTablet) await showTablet()
  }
}

function say(words, tone, detail = '') {
  byId('caption').dataset.tone = tone
  // Written only when it changed, or it would be read out again.
  if (byId('words').textContent !== words) byId('words').textContent = words
  if (byId('detail').textContent !== detail) byId('detail').textContent = detail
}

async function load() {
  screens ??= await (await fetch('/api/screens')).json()
  await showTablet()
  await showPhone()
}

async function showTablet() {
  screens ??= await (await fetch('/api/screens')).json()
  const isOwners = Boolean(news.tablet)
  byId('tablet-of').textContent = isOwners
    ? "The owner's screen"
    : "The waiter's tablet"
  tablet.querySelector('iframe').title = isOwners
    ? "The owner's overview"
    : 'The order monitor'
  look(tablet, news.tablet || screens.tablet)
}

async function showPhone() {
  screens ??= await (await fetch('/api/screens')).json()
  byId('holder').textContent = news.holder || "Ana's phone"
  phone.querySelector('iframe').title = news.holder || "Ana's card"
  look(phone, news.phone || screens.phone)
}

// A new frame: the same address with the same `#` would load nothing.
function look(device, address) {
  const old = device.querySelector('iframe')
  const frame = old.cloneNode()
  frame.src = address
  old.replaceWith(frame)
}

// --- the buttons ---

async function press(button) {
  // Not `disabled`, which would take the keyboard's focus away.
  if (button.getAttribute('aria-disabled') === 'true') return
  await send(`/api/acts/${button.dataset.act}`, {})
}

async function send(path, body) {
  const request = {
    method: 'POST',
    headers: JSON_BODY,
    body: JSON.stringify(body)
  }
  // What comes of it arrives as news.
  await fetch(path, request).catch(() => {})
}

for (const button of buttons) {
  button.addEventListener('click', () => press(button))
}
byId('lunch').addEventListener('change', event =>
  send('/api/lunch', {on: event.target.checked})
)

// --- the devices ---

function sizeOf(device) {
  const style = getComputedStyle(device)
  return ['--wide', '--high'].map(
    name => parseFloat(style.getPropertyValue(name)) + 2 * EDGE
  )
}

function fit() {
  const [tabletWide, high] = sizeOf(tablet)
  const [phoneWide] = sizeOf(phone)
  const box = getComputedStyle(byId('devices'))
  const wide = byId('devices').clientWidth - 2 * parseFloat(box.paddingLeft)
  if (SMALL.matches) {
    tablet.style.setProperty('--k', Math.min(1, wide / tabletWide))
    phone.style.setProperty('--k', Math.min(1, wide / phoneWide))
    return
  }
  const caption = tablet.querySelector('figcaption').offsetHeight
  const left = innerHeight - byId('devices').offsetTop - caption - 16
  const both = tabletWide + phoneWide
  const k = Math.min(1, (wide - parseFloat(box.gap)) / both, left / high)
  for (const device of [tablet, phone]) {
    device.style.setProperty('--k', Math.max(0.4, k))
  }
}

// Where scrollbars take room, those of the screens are drawn outside of the glass.
function hideScrollbars() {
  const probe = document.createElement('div')
  probe.style.overflow = 'scroll'
  document.body.append(probe)
  const room = probe.offsetWidth - probe.clientWidth
  document.documentElement.style.setProperty('--scrollbar', `${room}px`)
  probe.remove()
}

hideScrollbars()
addEventListener('resize', fit)
new ResizeObserver(fit).observe(document.querySelector('header'))
fit()
follow()
