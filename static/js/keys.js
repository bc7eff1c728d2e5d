// A key that this page made for a newcomer, and how it is kept on their phone.
//
// Storage only ever holds it sealed. The seal's key comes from the server, to whoever
// has just proved the key or holds a session for it: a copy of the phone's storage
// opens nothing, and neither does a copy of the server.
import {API, call} from './loyalty.js'
import {encrypt} from './nip49.js'
import {fromBytes, signedHeader} from './signing.js'

const KEPT = 'loyalty.key'
const RENEW_SECONDS = 60 * 24 * 3600

const toText = bytes => btoa(String.fromCharCode(...bytes))
const toBytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0))

const read = () => JSON.parse(localStorage.getItem(KEPT) || 'null')

// Whose key is kept here; null if there is none.
export const keptPubkey = () => read()?.pubkey ?? null

// Makes a key, signs this browser in with it and keeps it; returns who signs with it.
export async function make() {
  const bytes = NostrTools.generateSecretKey()
  const signer = fromBytes(bytes)
  await signIn(signer)
  // Signed: that tells the server that a page has made the key.
  const headers = await signedHeader(signer, 'GET', `${API}/me/wrap`)
  await keep(bytes, await signer.pubkey(), headers)
  return signer
}

// Keeps a key that came out of a backup, and signs this browser in with it.
export async function restore(bytes) {
  const signer = fromBytes(bytes)
  await signIn(signer)
  await keep(bytes, await signer.pubkey())
  return signer
}

// Who signs with the key that is kept here; null if there is none. Fails with
// `session_ended` where the browser has been signed out.
export async function open() {
  const bytes = await unsealed()
  if (!bytes) return null
  const signer = fromBytes(bytes)
  const {expires_at: ends} = await call('GET', '/me/session')
  // Without a session the seal could not be opened any more.
  if (ends - Date.now() / 1000 < RENEW_SECONDS) await signIn(signer)
  return signer
}

// The kept key under a passphrase (NIP-49, `ncryptsec1…`), to take it elsewhere.
export async function exported(passphrase) {
  const bytes = await unsealed()
  return bytes && encrypt(bytes, passphrase)
}

export const forget = () => localStorage.removeItem(KEPT)

export async function signIn(signer) {
  const headers = await signedHeader(signer, 'POST', `${API}/me/session`)
  await call('POST', '/me/session', headers)
}

async function keep(bytes, pubkey, headers = {}) {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await crypto.subtle.encrypt(
    seal(iv, pubkey),
    await wrap(headers),
    bytes
  )
  const kept = {pubkey, iv: toText(iv), sealed: toText(new Uint8Array(sealed))}
  localStorage.setItem(KEPT, JSON.stringify(kept))
}

async function unsealed() {
  const kept = read()
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
