// A receipt's points go on a card: signed by whoever holds its key.
import {API, call} from './loyalty.js'
import * as keys from './keys.js'
import {callSigned, keptSigner} from './holder.js'
import {sendFirst} from './invitation.js'
import {broughtBack, fromApp, headerOf, tagsOf} from './signing.js'

const NOTHING_TO_SAY = {}

export const pathOf = token => `/receipts/${encodeURIComponent(token)}`

const claimPath = token => `${pathOf(token)}/claim`

// The same for every try, after a reload too: an answer that was lost comes again. The
// second half of a receipt's address is its secret, and stays out of it.
const onceHeader = token => ({'Idempotency-Key': `keep-${token.split('-')[0]}`})

// The claim's answer, and as `invited` what became of a friend's invitation: that goes
// first, because the first bill on a card is who brought its guest.
async function send(token, signer) {
  const invited = await sendFirst(signer)
  const path = claimPath(token)
  const headers = onceHeader(token)
  const done = await callSigned(signer, 'POST', path, NOTHING_TO_SAY, headers)
  return {...done, invited}
}

// What signs for the card of this phone, if it has one and may open it.
export async function kept() {
  try {
    return await keptSigner()
  } catch (error) {
    if (error.status === 401) return null
    throw error
  }
}

export const keepWith = send

// On a card that is made now; on the one made before, if that answer was lost.
export const keepAsNewcomer = async token =>
  send(token, (await kept()) ?? (await keys.make()))

export const keepWithApp = token => send(token, fromApp(window.nostr))

// What a signing app is to sign.
export const appTags = token =>
  tagsOf('POST', API + claimPath(token), NOTHING_TO_SAY)

// What a signing app has brought back, sent; null if it brought nothing.
export async function keepBroughtBack(token) {
  const event = broughtBack()
  if (!event) return null
  history.replaceState(history.state, '', location.pathname)
  const headers = {...headerOf(event), ...onceHeader(token)}
  return call('POST', claimPath(token), headers, NOTHING_TO_SAY)
}
