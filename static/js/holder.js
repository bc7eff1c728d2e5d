// Who holds the cards on this phone: a session reads, a signature does the rest.
import {awaySigner, goAway} from './away.js'
import * as keys from './keys.js'
import {API, Refused, call, t} from './loyalty.js'
import {decrypt} from './nip49.js'
import * as remote from './remote_signer.js'
import {fromApp, fromBytes, hasSignerApps, signedHeader} from './signing.js'

// Whoever is signed in here, and what signs for them if it is this phone's own; null
// if nobody is. `isKept`: the phone holds the key itself.
export async function find() {
  try {
    const {pubkey} = await call('GET', '/me/session')
    const isKept = keys.keptPubkey() === pubkey
    const isPaired = !isKept && remote.keptPubkey() === pubkey
    const signer = await keptSigner(pubkey)
    const {csrf} = await call('GET', '/me/session') // opening may have renewed it
    return {pubkey, csrf, signer, isKept, isPaired}
  } catch (error) {
    if (error.status === 401) return null
    throw error
  }
}

// What this phone keeps to sign with, its own key or a pairing; null if nothing, or
// nothing for that key.
export async function keptSigner(pubkey = '') {
  for (const kept of [keys, remote]) {
    const whose = kept.keptPubkey()
    if (!whose || (pubkey && whose !== pubkey)) continue
    try {
      return await kept.open()
    } catch (error) {
      // Somebody else is signed in here by now: their seal does not open it.
      if (error.name !== 'OperationError') throw error
    }
  }
  return null
}

// Whether a Nostr app can be asked here: one in the browser, or one on Android.
export const hasApp = () => Boolean(window.nostr) || hasSignerApps()

// Signs this browser in by a Nostr app or browser extension.
export async function useApp() {
  if (!window.nostr) return goAway('POST', '/me/session')
  await keys.signIn(fromApp(window.nostr))
  return find()
}

// Signs this browser in by a signer somewhere else, and keeps the way to it.
export async function useRemote(link) {
  const {pairing, signer} = await remote.pair(link)
  await keys.signIn(signer)
  await remote.keep(pairing)
}

// What signs for a holder, whose own Nostr app is asked if this phone holds no card.
export async function signerOf(holder) {
  if (holder.signer) return holder.signer
  const app = window.nostr && fromApp(window.nostr)
  if (app && (await app.pubkey()) === holder.pubkey) return app
  if (!app && hasSignerApps()) return awaySigner(holder.pubkey)
  throw new Refused(t('me.problem.no_signer'), 'no_signer', 400)
}

export async function callSigned(signer, method, path, body, more = {}) {
  if (signer.isAway) return goAway(method, path, body, more)
  const headers = await signedHeader(signer, method, API + path, body)
  return call(method, path, {...headers, ...more}, body)
}

// Nothing of this phone signs for anybody any more.
export function forgetKept() {
  keys.forget()
  remote.forget()
}

export const callInSession = (holder, method, path, body) =>
  call(method, path, {'X-Loyalty-CSRF': holder.csrf}, body)

export async function signOut(holder) {
  await callInSession(holder, 'DELETE', '/me/session')
}

// --- what is typed ---

const SECRET = /nsec1[a-z0-9]{6}/i

// Nobody may type that anywhere: it is taken away again, neither kept nor sent.
export const isSecret = text => SECRET.test(text || '')

// Who signs with what a backup holds.
export async function fromBackup(backup, passphrase) {
  const bytes = await openBackup(backup, passphrase)
  return fromBytes(bytes)
}

export async function restore(backup, passphrase) {
  await keys.restore(await openBackup(backup, passphrase))
}

async function openBackup(backup, passphrase) {
  await new Promise(resolve => setTimeout(resolve, 50)) // let the page say that it works
  try {
    return await decrypt(backup, passphrase)
  } catch (error) {
    const known = ['not_a_backup', 'wrong_passphrase'].includes(error.message)
    if (!known) throw error
    throw new Refused(t(`me.problem.${error.message}`), error.message, 400)
  }
}

// The secret of a receipt, from its link or by itself.
export const receiptIn = text =>
  text.match(/[0-9a-f]{32}-[0-9a-f]{32}/)?.[0] ?? ''

// What went wrong, in words that end well. Whoever shows them says that nothing was
// taken, and some refusals say it, too: it is said once.
export function wordsOf(error) {
  if (!(error instanceof Refused)) console.warn(error)
  const isRefused = error instanceof Refused && error.status < 500
  const said = (isRefused && error.message) || t('me.problem.no_answer')
  return {
    words: said.replace(t('nothing_taken'), '').trim(),
    code: error.code || ''
  }
}
