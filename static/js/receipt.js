// A receipt in words: what it says first, and its money and times.
import {money} from './cms.js'
import {itemOf} from './giving.js'
import {number, points, sats, t as word} from './loyalty.js'

export {money}

export const t = (key, ...rest) => word(`receipt.${key}`, ...rest)

const SATS_PER_BTC = 100_000_000n
const HALF_A_DAY = 12 * 3600
const A_WEEK = 7 * 24 * 3600

// What its points are by now.
export const pointsNow = receipt =>
  receipt.points.earned - receipt.points.taken_back

export const canKeep = receipt =>
  receipt.points.state === 'waiting' && pointsNow(receipt) > 0

// --- the headline ---

// Either one `title`, or a `big` number between what stands `above` and `below` it.
export function headline(receipt) {
  const {state, earned, claim_until: until} = receipt.points
  if (receipt.bill === 'void') return {title: t('void')}
  if (state === 'pending') return {title: t('pending')}
  if (canKeep(receipt)) return waiting(receipt)
  if (state === 'ended' && pointsNow(receipt) > 0) {
    return {title: t('ended', {day: lastDay(receipt, until)})}
  }
  if (receipt.refunded_sats) return {title: refunded(receipt)}
  if (state === 'kept' && earned) return gained(receipt)
  return {title: nothing(receipt.points)}
}

function waiting(receipt) {
  const count = pointsNow(receipt)
  return {
    above: receipt.refunded_sats ? refundedPart(receipt) : t('thanks'),
    big: points(count),
    below: t('waiting', count)
  }
}

function gained({points: {earned}, tier}) {
  return {
    above: t('thanks'),
    big: t('gained', {points: points(earned)}),
    below: tier ? t('tier', {tier: tier.name}) : '',
    tier
  }
}

function nothing({why, min_spend_sats: least}) {
  if (why !== 'too_small') return t('thanks')
  return least ? t('too_small', {amount: sats(least)}) : t('too_small_any')
}

// `Half refunded. 17 points were taken back.`
function refunded(receipt) {
  const back = receipt.points.taken_back
  const isKept = receipt.points.state === 'kept' && back
  const more = isKept ? ` ${t('taken_back', {n: number(back)}, back)}` : ''
  return refundedPart(receipt) + more
}

function refundedPart({refunded_sats: back, total_sats: total}) {
  if (back >= total) return t('refunded')
  if (back * 2 === total) return t('half_refunded')
  return t('part_refunded', {amount: sats(back)})
}

// `340 on your card. 60 to a free lunch.`
export function onCard({points: count, next_reward: ahead}) {
  const said = t('on_card', {n: number(count)})
  return ahead ? `${said} ${missing(ahead)}` : said
}

function missing({name, kind, missing: count}) {
  const n = number(count)
  if (kind !== 'free_item') return t('to_reward', {n, reward: name})
  return t('to_free', {n, item: itemOf(name)})
}

// How far it is to the next reward; null if there is none to speak of.
export function progress(receipt) {
  const ahead = receipt.mine?.next_reward
  if (ahead) return part(ahead, ahead.cost_points - ahead.missing)
  if (!canKeep(receipt) || !receipt.next_reward) return null
  return part(receipt.next_reward, pointsNow(receipt))
}

function part({name, cost_points: cost}, has) {
  const isThere = has >= cost
  return {
    words: isThere
      ? t('reached', {reward: name})
      : t('at', {reward: name, n: number(cost)}),
    figures: t('of', {points: number(has), cost: number(cost)}),
    share: Math.max(0, Math.min(1, has / cost))
  }
}

// --- money ---

// What sats were worth when the bill was made, in minor units, to the nearest.
function worth(amount, receipt) {
  const exact = BigInt(Math.abs(amount)) * BigInt(receipt.minor_per_btc)
  const minor = Number((exact + SATS_PER_BTC / 2n) / SATS_PER_BTC)
  return amount < 0 ? -minor : minor
}

const hasMoney = receipt => receipt.currency && receipt.minor_per_btc

// `€21.60`; empty for a bill in sats.
export function totalMoney(receipt) {
  if (!hasMoney(receipt)) return ''
  const {amount_minor: goods, amount_sats, tip_sats: tip} = receipt
  const minor = (goods ?? worth(amount_sats, receipt)) + worth(tip, receipt)
  return money(minor, receipt.currency)
}

// One row in the bill's own unit: its money if it has one, else sats.
const inUnit = (receipt, sats, minor) =>
  withMinus(
    hasMoney(receipt)
      ? money(minor ?? worth(sats, receipt), receipt.currency)
      : number(sats)
  )

const withMinus = figure => figure.replace(/^-/, '−')

// What is below a receipt's total: each with words and an amount.
export function rows(receipt) {
  const {tip_sats: tip} = receipt
  const found = receipt.lines.map(line => lineRow(receipt, line))
  if (receipt.split) found.push(partRow(receipt))
  if (tip) found.push({words: t('tip'), amount: inUnit(receipt, tip)})
  return [
    ...found,
    ...receipt.tax.map(tax => taxRow(receipt, tax)),
    ...receipt.refunds.map(refund => refundRow(receipt, refund))
  ]
}

const lineRow = (receipt, {quantity, name, total_sats, total_minor}) => ({
  words: `${quantity} × ${name}`,
  amount: inUnit(receipt, total_sats, total_minor)
})

const partRow = receipt => ({
  words: t('your_part'),
  amount: inUnit(receipt, receipt.amount_sats, receipt.amount_minor),
  isSum: true
})

const taxRow = (receipt, {tax_bp, tax_sats, tax_minor}) => ({
  words: t('tax', {rate: number(tax_bp / 100)}),
  amount: inUnit(receipt, tax_sats, tax_minor),
  isFaint: true
})

const refundRow = (receipt, {amount_sats, time}) => ({
  words: t('refund', {day: dayOf(receipt, time)}),
  amount: inUnit(receipt, -amount_sats),
  isFaint: true
})

export function splitWords({split}) {
  if (!split) return ''
  return t('split', {...split, bill: sats(split.bill_sats)})
}

// --- times, as the venue's clock has them; all in Unix seconds ---

// Plain English has the house's form, as the server's own words have: 4 May, 13:04.
function house() {
  const {locale} = window.i18n.global
  return locale === 'en' ? 'en-GB' : locale
}

function inZone(receipt, time, form) {
  const locale = house()
  const zone = {timeZone: receipt.merchant.timezone}
  try {
    return new Intl.DateTimeFormat(locale, {...form, ...zone}).format(
      time * 1000
    )
  } catch {
    return new Intl.DateTimeFormat(locale, form).format(time * 1000)
  }
}

const A_DATE = {day: 'numeric', month: 'long'}

// A weekday within seven days, then a date.
export function dayOf(receipt, time) {
  const isNear = Math.abs(receipt.now - time) < A_WEEK
  return inZone(receipt, time, isNear ? {weekday: 'long'} : A_DATE)
}

// The last day of a window that is over at `until`.
export const lastDay = (receipt, until) => dayOf(receipt, until - HALF_A_DAY)

// On paper nobody knows when it was printed. It stays on one line.
export const lastDate = receipt =>
  inZone(receipt, receipt.points.claim_until - HALF_A_DAY, A_DATE).replaceAll(
    ' ',
    '\u00a0'
  )

export const dateAndTime = (receipt, time) =>
  inZone(receipt, time, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit'
  })

export const secondsClock = (receipt, time) =>
  inZone(receipt, time, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit'
  })

export const address = ({merchant}) =>
  [merchant.address, merchant.city].filter(Boolean).join(', ')
