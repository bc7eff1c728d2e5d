// What the pieces of the operator's page share: calls for a venue, words, money.
import {
  Refused,
  call,
  callWithFile,
  number,
  sats,
  t as word,
  withKey
} from './loyalty.js'

export {number, sats}

export const t = (key, ...rest) => word(`cms.${key}`, ...rest)

// --- the login's venues ---

const MOST_VENUES = 100

// What a login may act on: each merchant with the wallet whose key acts for it.
export async function listVenues(user) {
  const found = await Promise.all(ownWallets(user).map(venuesOf))
  return found.flat()
}

// A wallet that somebody else shares with this login cannot own a venue.
export const ownWallets = user =>
  user.wallets.filter(wallet => wallet.walletType !== 'lightning-shared')

async function venuesOf(wallet) {
  const path = `/merchants?mine=true&limit=${MOST_VENUES}&sortby=name&direction=asc`
  try {
    const {data} = await call('GET', path, withKey(wallet.adminkey))
    return data.map(merchant => ({merchant, wallet}))
  } catch (error) {
    if (error.status === 403) return []
    throw error
  }
}

export const ask = (venue, method, path, body) =>
  call(method, path, venue.wallet ? withKey(venue.wallet.adminkey) : {}, body)

// The same where a file goes there, or comes back.
export const askWithFile = (venue, method, path, body) =>
  callWithFile(method, path, withKey(venue.wallet.adminkey), body)

export const pathOf = (venue, rest) =>
  venue.isCommunity
    ? `/community${rest}`
    : `/merchants/${venue.merchant.id}${rest}`

// In a venue's place: what is every venue's, kept by admins, whose login says so.
export const COMMUNITY = {
  isCommunity: true,
  merchant: {id: 'community', timezone: browserZone()}
}

// What went wrong, in words, and whether anything can have been changed.
export function problemOf(error, isWriting = false) {
  const isRefused = error instanceof Refused && error.status < 500
  if (!(error instanceof Refused)) console.warn(error)
  return {
    words: (isRefused && error.message) || t('problem.no_answer'),
    after: t(
      isRefused || !isWriting ? 'problem.unchanged' : 'problem.perhaps_changed'
    ),
    code: error.code || (error.status ? String(error.status) : 'no_answer')
  }
}

export function tell(message) {
  Quasar.Notify.create({message, type: 'positive', timeout: 2500})
}

export const copy = text => LNbits.utils.copyText(text, t('copied'))

// --- money ---

// As `currencies.py` has it: minor units that are not two decimals.
const DECIMALS = {CLF: 4}
for (const code of 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(
  ' '
)) {
  DECIMALS[code] = 0
}
for (const code of 'BHD IQD JOD KWD LYD OMR TND'.split(' ')) DECIMALS[code] = 3

const minorsIn = currency => 10 ** (DECIMALS[currency] ?? 2)

export const toMinor = (amount, currency) =>
  Math.round(amount * minorsIn(currency))

export const fromMinor = (minor, currency) => minor / minorsIn(currency)

// `€25.00`; a code that the browser does not know is written in front.
export function money(minor, currency) {
  const amount = fromMinor(minor, currency)
  const digits = DECIMALS[currency] ?? 2
  const form = {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits
  }
  try {
    const locale = window.i18n.global.locale
    const style = {style: 'currency', currency, ...form}
    return new Intl.NumberFormat(locale, style).format(amount)
  } catch {
    return `${currency} ${amount.toFixed(digits)}`
  }
}

// --- what a bill earns ---

const ONE_BP = 10_000
const EXAMPLE_ITEMS = 5
const EXAMPLE_SATS = 25_000
const EXAMPLE_UNITS = 25

// The ledger's own rule: exact, and floored once.
export function earned(rule, base, tierBp = ONE_BP) {
  const multiplied = BigInt(rule.earn_points) * BigInt(tierBp)
  if (rule.earn_by === 'visit') return Number(multiplied / BigInt(ONE_BP))
  if (rule.earn_by === 'item') {
    return Number((BigInt(base) * multiplied) / BigInt(ONE_BP))
  }
  const per = BigInt(perOf(rule)) * BigInt(ONE_BP)
  return Number((BigInt(base) * multiplied) / per)
}

const perOf = rule => rule.earn_per_minor || rule.earn_per_sats

export function amount(rule, base) {
  if (rule.earn_by === 'item') return t('items', {n: number(base)}, base)
  return rule.earn_per_minor ? money(base, rule.currency) : sats(base)
}

// `1 point for every 1,000 sats.`
export function ruleSentence(rule) {
  const points = t('points', {n: number(rule.earn_points)}, rule.earn_points)
  if (rule.earn_by === 'visit') return t('rule.visit', {points})
  if (rule.earn_by === 'item') {
    const category = rule.earn_category
    return t(category ? 'rule.item_of' : 'rule.item', {points, category})
  }
  return t('rule.spend', {points, amount: amount(rule, perOf(rule))})
}

// A bill that earns something, as round as can be.
export function exampleBill(rule) {
  if (rule.earn_by === 'item') return EXAMPLE_ITEMS
  if (rule.earn_per_minor) {
    const units = toMinor(EXAMPLE_UNITS, rule.currency)
    return Math.max(units, perOf(rule))
  }
  return Math.max(EXAMPLE_SATS, perOf(rule) || 0, rule.min_spend_sats)
}

// `A 25,000-sat bill earns 25.`
export function exampleSentence(rule) {
  const base = exampleBill(rule)
  const points = number(earned(rule, base))
  if (rule.earn_by !== 'spend') return ''
  if (rule.earn_per_minor) {
    return t('rule.example_money', {bill: amount(rule, base), points})
  }
  return t('rule.example_sats', {bill: number(base), points})
}

export function smallestSentence(rule) {
  const least = rule.min_spend_sats
  return least ? t('rule.smallest', {amount: sats(least)}) : ''
}

// What the page says under the venue's name.
export function earnSentence(merchant, program) {
  if (merchant.mode !== 'full') return t('rule.hidden')
  if (!program.is_enabled) return t('rule.off')
  return [ruleSentence, exampleSentence, smallestSentence]
    .map(sentence => sentence(program))
    .filter(Boolean)
    .join(' ')
}

// --- tiers, times, choices ---

// A tier's threshold in the programme's unit: `300 points`, `12 visits`.
export function score(basis, value) {
  if (basis === 'spent') return sats(value)
  return t(basis === 'visits' ? 'visits' : 'points', {n: number(value)}, value)
}

export const times = bp => `${number(bp / ONE_BP)}×`

// today, yesterday, a weekday within seven days, then a date.
export function dayInWords(time) {
  const then = new Date(time * 1000)
  const midnight = date => new Date(date).setHours(0, 0, 0, 0)
  const ago = Math.round((midnight(Date.now()) - midnight(then)) / 86_400_000)
  if (ago <= 0) return t('today')
  if (ago === 1) return t('yesterday')
  const isThisYear = then.getFullYear() === new Date().getFullYear()
  const form =
    ago < 7
      ? {weekday: 'long'}
      : {
          day: 'numeric',
          month: 'short',
          ...(isThisYear ? {} : {year: 'numeric'})
        }
  return new Intl.DateTimeFormat(window.i18n.global.locale, form).format(then)
}

const JUST_NOW_SECONDS = 180

// When a link or key was last used; the server notes it to the minute.
export function usedWords({last_used_at: at}) {
  if (!at) return t('used.never')
  const isNow = Date.now() / 1000 - at < JUST_NOW_SECONDS
  return isNow ? t('used.now') : t('used.day', {day: dayInWords(at)})
}

export const capital = words =>
  words.charAt(0).toLocaleUpperCase() + words.slice(1)

const CATEGORY_ICONS = {
  restaurant: 'restaurant',
  bar: 'local_bar',
  retail: 'storefront',
  services: 'handyman',
  tech: 'devices',
  entertainment: 'theater_comedy',
  health: 'spa',
  education: 'school',
  travel: 'luggage',
  other: 'place'
}

export const categories = () =>
  Object.entries(CATEGORY_ICONS).map(([value, icon]) => ({
    value,
    icon,
    label: t(`category.${value}`)
  }))

export const categoryIcon = category => CATEGORY_ICONS[category] || 'place'

export function browserZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}

export const zones = () => [
  'UTC',
  ...(Intl.supportedValuesOf?.('timeZone') || [])
]

export function currencies() {
  const {allowedCurrencies, currencies: all} = window.g
  return allowedCurrencies?.length ? allowedCurrencies : all
}

// A rule for q-input: words if the value will not do.
export const needed = value =>
  Boolean(String(value ?? '').trim()) || t('needed')

export const whole =
  (least = 0) =>
  value =>
    (Number.isSafeInteger(value) && value >= least) ||
    t(least ? 'whole_from' : 'whole', {n: number(least)})
