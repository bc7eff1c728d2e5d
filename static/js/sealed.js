// Secrets that stay on this phone, each under a name.
//
// Storage only ever holds them sealed. The seal's key comes from the server, to whoever
// has just proved their key or holds a session for it: a copy of the phone's storage
// opens nothing, and neither does a copy of the server.
import {call} from './loyalty.js'

const toText = bytes => btoa(String.fromCharCode(...bytes))
const toBytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0))

const read = name => JSON.parse(localStorage.getItem(name) || 'null')

// Whose it is that is kept under a name; null if nothing is.
export const keptFor = name => read(name)?.pubkey ?? null

export const forget = name => localStorage.removeItem(name)

// `headers` may show a proof; without them the session has to do.
export async function keep(name, bytes, pubkey, headers = {}) {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await crypto.subtle.encrypt(
    seal(iv, pubkey),
    await wrap(headers),
    bytes
  )
  const kept = {pubkey, iv: toText(iv), sealed: toText(new Uint8Array(sealed))}
  localStorage.setItem(name, JSON.stringify(kept))
}

// What is kept under a name; null if nothing is.
export async function unsealed(name) {
  const kept = read(name)
  if (!kept) return null
  const how = seal(toBytes(kept.iv), kept.pubkey)
  const opened = crypto.subtle.decrypt(how, await wrap(), toBytes(kept.sealed))
  return new Uint8Array(await opened)
}

// Bound to its owner, so that one sealed key is never taken for another.
const seal = (iv, pubkey) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(pubkey)
})

async function wrap(headers = {}) {
  const said = await call('GET', '/me/wrap', headers)
  const uses = ['encrypt', 'decrypt']
  return crypto.subtle.importKey(
    'raw',
    toBytes(said.wrap),
    'AES-GCM',
    false,
    uses
  )
}
