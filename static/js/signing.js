// Signed requests (NIP-98) by whoever holds the customer's key on this phone.
const KIND = 27235

const SECRET = /^[0-9a-f]{64}$/

// A key that came in the link's fragment; null if it is none. It stays in this page's
// memory.
export function fromSecret(secret) {
  if (!SECRET.test(secret)) return null
  const bytes = Uint8Array.from(secret.match(/../g), pair => parseInt(pair, 16))
  try {
    const pubkey = NostrTools.getPublicKey(bytes)
    return {
      pubkey: async () => pubkey,
      sign: async event => NostrTools.finalizeEvent(event, bytes)
    }
  } catch {
    return null // not every number is a key
  }
}

// A Nostr app or browser extension (NIP-07), which asks its owner.
export const fromApp = app => ({
  pubkey: () => app.getPublicKey(),
  sign: event => app.signEvent(event)
})

// The header that opens exactly one request. The random tag tells two requests of one
// second apart.
export async function signedHeader(signer, method, path) {
  const event = await signer.sign({
    kind: KIND,
    created_at: Math.floor(Date.now() / 1000),
    content: '',
    tags: [
      ['u', location.origin + path],
      ['method', method],
      ['nonce', crypto.randomUUID?.() ?? String(Math.random())]
    ]
  })
  return {Authorization: `Nostr ${btoa(JSON.stringify(event))}`}
}
