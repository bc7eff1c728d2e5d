// Signed requests (NIP-98) by whoever holds the customer's key on this phone.
const KIND = 27235

// A key that came in the link's fragment. It stays in this page's memory.
export function fromSecret(secret) {
  const bytes = new Uint8Array(
    secret.match(/../g).map(pair => parseInt(pair, 16))
  )
  return {
    pubkey: async () => NostrTools.getPublicKey(bytes),
    sign: async event => NostrTools.finalizeEvent(event, bytes)
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
