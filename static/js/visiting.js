// Cards of other places are shown here: who takes them, and what they give.
import {callInSession, callSigned} from './holder.js'
import {points, t, weekday} from './loyalty.js'
import {onceEach} from './once.js'

const MOST_ASKED = 20

// The places among a holder's cards where one of another place can give something.
export async function placesThatTake(holder, cards) {
  const byId = new Map(cards.map(({merchant}) => [merchant.id, merchant]))
  const asked = [...byId.values()].slice(0, MOST_ASKED).map(async merchant => {
    const path = `/merchants/${merchant.id}/visiting`
    // Beside what is looked for: where it cannot be asked, nothing is offered.
    const said = await callInSession(holder, 'GET', path).catch(() => null)
    return said?.is_on ? merchant : null
  })
  return (await Promise.all(asked)).filter(Boolean)
}

// Shows a card's events at a place: `(holder's signer) => (merchant, events) => answer`.
// An answer that was lost comes again.
export function shownBy(findSigner) {
  const once = onceEach(async (method, path, body, headers) =>
    callSigned(await findSigner(), method, path, body, headers)
  )
  return (merchant, events) =>
    once('POST', `/merchants/${merchant.id}/visiting`, {events})
}

// What it gave, in words. Args: `theirs` is the tier that the card has there.
export function given({tier, points: promised}, theirs = '') {
  const words = []
  if (tier) {
    const day = weekday(tier.last_day)
    const key = theirs ? 'visit.tier' : 'visit.tier_here'
    words.push(t(key, {theirs, tier: tier.name, day}))
  }
  if (promised) words.push(t('visit.points', {points: points(promised)}))
  return [...words, t('visit.kept')].join(' ')
}
