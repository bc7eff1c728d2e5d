// Cards on paper. Their keys are made here, in the owner's browser, and are nowhere but
// in this page's memory and on the paper: never sent, never stored.
//
// The front shows the public half. The back is a link with the secret half behind `#`,
// sealed (NIP-49) under a code that is printed beside it: what a scanning app remembers
// or reports opens nothing without the paper. Moving to a phone retires the key, because
// others may have seen it: whoever printed it, or took a picture.
import {Refused, t} from './loyalty.js'
import * as keys from './keys.js'
import {callSigned, fromBackup, signerOf} from './holder.js'
import {encrypt} from './nip49.js'
import {mergeInto} from './merging.js'

const LETTERS = '34679CDFGHJKMNPQRTVWXY' // nothing that looks like something else
const CODE_LENGTH = 12
// With 53 random bits a sixteenth of a second a try is plenty, and ten cards take no
// longer than a person waits.
const CODE_LOG_N = 14
const FRAGMENT = '#paper='

// --- at the owner's ---

export const canMake = () => Boolean(window.crypto?.subtle)

// One card: `front` and `back` are what their codes say, `code` is printed, `end` tells
// which front belongs to which back.
export async function makeCard(baseUrl) {
  const bytes = NostrTools.generateSecretKey()
  const pubkey = NostrTools.getPublicKey(bytes)
  const code = randomCode()
  const sealed = await encrypt(bytes, code, {logN: CODE_LOG_N})
  return {
    front: `nostr:${NostrTools.nip19.npubEncode(pubkey)}`,
    back: `${baseUrl}/loyalty/me${FRAGMENT}${sealed}`,
    code: code.match(/.{4}/g).join('-'),
    end: pubkey.slice(-4)
  }
}

// Every letter as likely as any other.
function randomCode() {
  const most = 256 - (256 % LETTERS.length)
  let code = ''
  while (code.length < CODE_LENGTH) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1))
    if (byte < most) code += LETTERS[byte % LETTERS.length]
  }
  return code
}

// What lies behind each card of a sheet of two columns that is turned over its long
// edge: left and right change places.
export const mirrored = cards => cards.map((_, place) => cards[place ^ 1])

// --- at the guest's ---

// The sealed key that this page was opened with; it leaves the address at once.
export function broughtBack() {
  const {hash, pathname, search} = window.location
  if (!hash.startsWith(FRAGMENT)) return ''
  history.replaceState(history.state, '', pathname + search)
  return decodeURIComponent(hash.slice(FRAGMENT.length))
}

// Everything of the paper's card moves to this phone's own, made if there is none.
// Returns the points that are there then, at the last venue.
export async function moveHere(sealed, typed, holder) {
  const paper = await opened(sealed, typed)
  const {data} = await callSigned(paper, 'GET', '/me/cards?limit=100')
  if (!data.length) throw new Refused(t('paper.empty'), 'empty', 409)
  const signer = holder ? await signerOf(holder) : await keys.make()
  let points = 0
  for (const {merchant} of data) {
    points = await mergeInto(signer, paper, merchant.id, {retire: true})
  }
  return points
}

async function opened(sealed, typed) {
  const code = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  try {
    return await fromBackup(sealed, code)
  } catch (error) {
    const words = {wrong_passphrase: 'wrong', not_a_backup: 'broken'}
    if (!words[error.code]) throw error
    throw new Refused(t(`paper.${words[error.code]}`), error.code, 400)
  }
}
