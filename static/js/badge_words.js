// Why a badge does not count, by its code: the server says it in English only.
import {day, t} from './loyalty.js'

// Of a badge's summary. A code that came later than these words is said in the server's.
export function whyNot({code, reason, issuer_name: name, expires_at: end}) {
  if (code === 'ended' && end) return t('badge_why.ended_on', {day: day(end)})
  const key = `badge_why.${code}`
  if (!window.i18n.global.te(`loyalty.${key}`)) return reason
  return t(key, {issuer: name || t('badge_why.its_issuer')})
}

// The same, with what it means for the bill.
export const fullPrice = badge =>
  [whyNot(badge), t('badge_why.full_price')].join(' ')
