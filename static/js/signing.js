// Signed requests (NIP-98) by whoever holds the customer's key.
//
// A signer is `pubkey()`, `sign(event)` and maybe `decrypt(other, text)` (NIP-44), which
// all take their time. `isHere`: it asks nobody; `isAway`: it can only be gone to.
import {now} from './loyalty.js'

const KIND = 27235

const SECRET = /^[0-9a-f]{64}$/

// A key that came in the link's fragment; null if it is none. It stays in this page's
// memory.
export function fromSecret(secret) {
  if (!SECRET.test(secret)) return null
  return fromBytes(
    Uint8Array.from(secret.match(/../g), pair => parseInt(pair, 16))
  )
}

export function fromBytes(bytes) {
  try {
    const pubkey = NostrTools.getPublicKey(bytes)
    const keyTo = other => NostrTools.nip44.getConversationKey(bytes, other)
    return {
      isHere: true,
      pubkey: async () => pubkey,
      sign: async event => NostrTools.finalizeEvent(event, bytes),
      decrypt: async (other, text) =>
        NostrTools.nip44.decrypt(text, keyTo(other))
    }
  } catch {
    return null // not every number is a key
  }
}

// A Nostr app or browser extension (NIP-07), which asks its owner.
export const fromApp = app => ({
  pubkey: () => app.getPublicKey(),
  sign: event => app.signEvent(event),
  ...(app.nip44
    ? {decrypt: (other, text) => app.nip44.decrypt(other, text)}
    : {})
})

// What is to be signed now. The random tag tells two requests of one second apart.
export const unsigned = tags => ({
  kind: KIND,
  created_at: Math.floor(now() / 1000),
  content: '',
  tags: [...tags, ['nonce', crypto.randomUUID?.() ?? String(Math.random())]]
})

// The header that opens the one request which the event was signed for.
export function headerOf(event) {
  const bytes = new TextEncoder().encode(JSON.stringify(event))
  return {Authorization: `Nostr ${btoa(String.fromCharCode(...bytes))}`}
}

// `body` is what the request carries, as `call` sends it.
export async function signedHeader(signer, method, path, body = undefined) {
  const tags = await tagsOf(method, path, body)
  return headerOf(await signer.sign(unsigned(tags)))
}

// What binds a signature to one request.
export async function tagsOf(method, path, body = undefined) {
  const tags = [
    ['u', location.origin + path],
    ['method', method]
  ]
  if (body) tags.push(['payload', await sha256(JSON.stringify(body))])
  return tags
}

async function sha256(text) {
  const bytes = new TextEncoder().encode(text)
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return [...new Uint8Array(digest)]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('')
}

// --- Android's signing apps (NIP-55) ---

const BACK = '#signed='

export const hasSignerApps = () => /android/i.test(navigator.userAgent)

// A link that opens the signing app, which comes back to this very page. What it brings
// stands behind `#`, where no server sees it.
export function signerAppLink(event) {
  const back = location.origin + location.pathname + BACK
  const asked = new URLSearchParams({
    compressionType: 'none',
    returnType: 'event',
    type: 'sign_event',
    callbackUrl: back
  })
  return `nostrsigner:${encodeURIComponent(JSON.stringify(event))}?${asked}`
}

// The event that a signing app has brought back; null if none did.
export function broughtBack() {
  if (!location.hash.startsWith(BACK)) return null
  try {
    return JSON.parse(decodeURIComponent(location.hash.slice(BACK.length)))
  } catch {
    return null
  }
}
