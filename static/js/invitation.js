// A friend's invitation on this phone: it came by a link's `?ref=`, and is kept until its
// guest has a card, or wants none of it.
import {goAway} from './away.js'
import {API, call, points, t} from './loyalty.js'
import {signedHeader} from './signing.js'

const KEPT = 'loyalty.invitation'
const PATH = '/me/referrals'
const NO = [400, 409]
const LATER = 429

export const keptInvitation = () => localStorage.getItem(KEPT) || ''

export const forgetInvitation = () => localStorage.removeItem(KEPT)

// Taken out of the address: what is shared from here is another link.
export function takeInvitation() {
  const address = new URL(location.href)
  const found = address.searchParams.get('ref')
  if (found) {
    localStorage.setItem(KEPT, found)
    address.searchParams.delete('ref')
    history.replaceState(history.state, '', address)
  }
  return keptInvitation()
}

// On the card of whoever signs; what it promises, in words. What the server has said no
// to is kept no longer.
export async function sendInvitation(signer) {
  const body = {link: keptInvitation()}
  if (signer.isAway) return goAway('POST', PATH, body)
  const headers = await signedHeader(signer, 'POST', API + PATH, body)
  try {
    return accepted(await call('POST', PATH, headers, body))
  } catch (error) {
    if (NO.includes(error.status)) forgetInvitation()
    throw Object.assign(error, {
      isAnswer: [...NO, LATER].includes(error.status)
    })
  }
}

// Before something else goes on that card: a refusal is said, and holds nothing up.
// Empty if there is none here.
export async function sendFirst(signer) {
  if (!keptInvitation()) return ''
  try {
    return await sendInvitation(signer)
  } catch (error) {
    if (!error.isAnswer) throw error
    return t('friend.refused', {why: error.message})
  }
}

export function accepted({bonus, program}) {
  forgetInvitation()
  const words = {bonus: points(bonus), place: program.name}
  return t(bonus ? 'friend.accepted_bonus' : 'friend.accepted', words)
}
