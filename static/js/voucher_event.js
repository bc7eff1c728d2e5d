// What a voucher's event says (docs/nostr.md), before anybody is asked to take it.
import {points} from './loyalty.js'

const KIND = 2605

const values = (event, name) =>
  event.tags.filter(tag => tag[0] === name).map(tag => tag.slice(1))

// `{event, title, ends}`; null if the text is no voucher, or was changed.
export function readVoucher(text) {
  try {
    const event = JSON.parse(text)
    const [worth, ...more] = values(event, 'value')
    const [[ends]] = values(event, 'expiration')
    const isOne = event.kind === KIND && worth.length === 2 && !more.length
    if (!isOne || !NostrTools.verifyEvent(event)) return null
    const [value, unit] = worth
    const title = value === 'perk' ? unit : points(Number(value))
    return {event, title, ends: Number(ends)}
  } catch {
    return null
  }
}
