// A key that this page made for a newcomer, and how it is kept on their phone: sealed
// (`sealed.js`), never plain.
import {API, call} from './loyalty.js'
import {encrypt} from './nip49.js'
import * as sealed from './sealed.js'
import {fromBytes, signedHeader} from './signing.js'

const KEPT = 'loyalty.key'
const RENEW_SECONDS = 60 * 24 * 3600

// Whose key is kept here; null if there is none.
export const keptPubkey = () => sealed.keptFor(KEPT)

// Makes a key, signs this browser in with it and keeps it; returns who signs with it.
export async function make() {
  const bytes = NostrTools.generateSecretKey()
  const signer = fromBytes(bytes)
  await signIn(signer)
  // Signed: that tells the server that a page has made the key.
  const headers = await signedHeader(signer, 'GET', `${API}/me/wrap`)
  await sealed.keep(KEPT, bytes, await signer.pubkey(), headers)
  return signer
}

// Keeps a key that came out of a backup, and signs this browser in with it.
export async function restore(bytes) {
  const signer = fromBytes(bytes)
  await signIn(signer)
  await sealed.keep(KEPT, bytes, await signer.pubkey())
  return signer
}

// Who signs with the key that is kept here; null if there is none. Fails with
// `session_ended` where the browser has been signed out.
export async function open() {
  const bytes = await sealed.unsealed(KEPT)
  if (!bytes) return null
  const signer = fromBytes(bytes)
  await renew(signer)
  return signer
}

// Without a session the seal could not be opened any more.
export async function renew(signer) {
  const {expires_at: ends} = await call('GET', '/me/session')
  if (ends - Date.now() / 1000 < RENEW_SECONDS) await signIn(signer)
}

// The kept key under a passphrase (NIP-49, `ncryptsec1…`), to take it elsewhere.
export async function exported(passphrase) {
  const bytes = await sealed.unsealed(KEPT)
  return bytes && encrypt(bytes, passphrase)
}

export const forget = () => sealed.forget(KEPT)

export async function signIn(signer) {
  const headers = await signedHeader(signer, 'POST', `${API}/me/session`)
  await call('POST', '/me/session', headers)
}
