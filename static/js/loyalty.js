// What our pages share: calls, words, times, and following changes as they happen.
import './contrast.js'

export const API = '/loyalty/api/v1'

const POLL_MS = 5000
const RETRY_MS = 2000
// A network that swallows requests answers nothing, not even no.
const PATIENCE_MS = 20_000
const FILE_PATIENCE_MS = 600_000
const CLOCKS_DIFFER_MS = 5000

// A refusal in words, with the API's stable code. The API speaks English; our other
// languages have their own words for a code, and exact ones where it names figures.
export class Refused extends Error {
  constructor(words, code, status, figures = null) {
    super(refusal(code, figures) || words)
    this.code = code
    this.status = status
  }
}

function refusal(code, figures) {
  const {t, te} = window.i18n.global
  const [exact, key] = ['refused_exact', 'refused'].map(
    group => `loyalty.${group}.${code}`
  )
  if (figures && te(exact)) return t(exact, inLocal(figures))
  return te(key) ? t(key) : ''
}

const inLocal = figures =>
  Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      typeof value === 'number' ? number(value) : value
    ])
  )

// One call of the REST API; `headers` say who is calling.
export async function call(method, path, headers = {}, body = undefined) {
  const answer = await send(method, path, headers, body)
  return answer.json().catch(() => ({}))
}

// The same for an answer that is a file.
export async function callText(method, path, headers = {}) {
  return (await send(method, path, headers)).text()
}

// A file goes there or comes back, as large as it may be: both may take minutes.
export async function callWithFile(
  method,
  path,
  headers = {},
  body = undefined
) {
  return send(method, path, headers, body, FILE_PATIENCE_MS)
}

const isFile = body => body instanceof Blob

async function send(
  method,
  path,
  headers,
  body = undefined,
  patience = PATIENCE_MS
) {
  const isJson = body && !isFile(body)
  const answer = await fetch(API + path, {
    method,
    headers: isJson
      ? {'Content-Type': 'application/json', ...headers}
      : headers,
    body: isJson ? JSON.stringify(body) : body,
    cache: 'no-store',
    credentials: 'same-origin',
    signal: AbortSignal.timeout(patience)
  })
  setClock(answer)
  if (answer.ok) return answer
  const said = await answer.json().catch(() => ({}))
  throw new Refused(said.detail, said.code, answer.status, said.figures)
}

let ahead = 0

// The server's clock counts: a tablet's may be off by hours, and nobody sees to it.
function setClock(answer) {
  const off = Date.parse(answer.headers.get('date')) - Date.now()
  ahead = Math.abs(off) > CLOCKS_DIFFER_MS ? off : 0 // also where none was said
}

// Milliseconds, as the server counts them.
export const now = () => Date.now() + ahead

export const withKey = key => ({'X-Api-Key': key})

// The wallets of whoever is signed in to LNbits in this browser; null if nobody is.
export async function signedInWallets() {
  const answer = await fetch('/api/v1/auth', {cache: 'no-store'})
  if (answer.status === 401) return null
  if (!answer.ok) throw new Refused('', '', answer.status)
  return (await answer.json()).wallets
}

// The wallet that a merchant hangs on, and the merchant; nothing if none does.
export async function findMerchant(wallets, merchantId) {
  for (const wallet of wallets) {
    try {
      const path = `/merchants/${encodeURIComponent(merchantId)}`
      return {wallet, merchant: await call('GET', path, withKey(wallet.inkey))}
    } catch (error) {
      if (![403, 404].includes(error.status)) throw error
    }
  }
  return null
}

// --- words ---

export const locale = () => window.i18n.global.locale

export const t = (key, ...rest) =>
  window.i18n.global.t(`loyalty.${key}`, ...rest)

export const number = value => new Intl.NumberFormat(locale()).format(value)

export const sats = value => t('sats', {n: number(value)})

export const points = value => t('points', {n: number(value)}, value)

// 1st, 2nd, 3rd, 4th, by the language's own rule.
export function nth(value) {
  const rule = new Intl.PluralRules(locale(), {type: 'ordinal'}).select(value)
  return t(`nth.${rule}`, {n: value})
}

// `Gold tier — 4th visit this month`
export function headline(glance) {
  if (!glance.name) return t('glance.nobody')
  if (glance.is_first_visit) return t('glance.first')
  const words = {tier: glance.tier, nth: nth(glance.visits_this_month)}
  return t(glance.tier ? 'glance.tier_visits' : 'glance.visits', words)
}

// A weekday within seven days, then a date. `time` is in Unix seconds.
export const day = time => inWords(new Date(time * 1000))

// `Friday 14:05`; `time` is in Unix seconds.
export const moment = time => {
  const form = {hour: '2-digit', minute: '2-digit'}
  const clock = new Intl.DateTimeFormat(locale(), form)
  return `${day(time)} ${clock.format(new Date(time * 1000))}`
}

// A merchant's day as the API has it, `2026-11-27`.
export const weekday = date => inWords(new Date(`${date}T12:00`))

function inWords(moment) {
  const isNear = Math.abs(now() - moment) < 7 * 24 * 3600 * 1000
  const form = isNear ? {weekday: 'long'} : {day: 'numeric', month: 'long'}
  return new Intl.DateTimeFormat(locale(), form).format(moment)
}

export const minutesSince = time =>
  Math.max(0, Math.floor((now() / 1000 - time) / 60))

// Each tier its own icon: a tier is a bar, an icon and a word, never colour alone.
const TIER_ICONS = [
  'emoji_events',
  'military_tech',
  'workspace_premium',
  'diamond'
]

export const tierIcon = rank =>
  TIER_ICONS[Math.min(rank, TIER_ICONS.length - 1)]

// --- following changes ---

// Calls `refetch` at once, whenever the server says that something changed, and a few
// seconds after the last time besides. Returns a function that ends it.
export function follow(merchantId, hello, refetch) {
  let socket, ended, running, again, poll
  const run = async () => {
    again = running
    if (running || ended) return
    running = true
    clearTimeout(poll)
    await refetch().catch(() => {})
    running = false
    if (ended) return
    poll = setTimeout(run, POLL_MS)
    if (again) run()
  }
  const connect = () => {
    if (ended) return
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
    const path = `${API}/merchants/${encodeURIComponent(merchantId)}/changes`
    socket = new WebSocket(`${scheme}://${location.host}${path}`)
    socket.onopen = () => socket.send(JSON.stringify(hello))
    socket.onmessage = run
    socket.onclose = () => setTimeout(connect, RETRY_MS)
  }
  run()
  connect()
  return () => {
    ended = true
    clearTimeout(poll)
    socket.close()
  }
}

// Runs at once, also a second time soon after, but on the average at most once in so
// many milliseconds, and never twice at the same time: an older answer must not come
// over a newer one. The last call is not lost. What fails has told so itself.
export function seldom(run, ms, most = 2) {
  let left = most
  let last = 0
  let timer = null
  let waiting = null
  let running = Promise.resolve()
  const next = () => {
    waiting = null
    left -= 1
    running = running.then(run).catch(() => {})
    return running
  }
  const ask = () => {
    if (waiting) return waiting
    // Not the clock on the wall, which somebody may put back.
    const time = performance.now()
    left = Math.min(left + (time - last) / ms, most)
    last = time
    if (left >= 1) return next()
    waiting = new Promise(resolve => {
      timer = setTimeout(() => resolve(next()), (1 - left) * ms)
    })
    return waiting
  }
  ask.stop = () => clearTimeout(timer)
  return ask
}
