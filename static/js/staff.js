// Who is calling from a screen of the staff: the link that this device was given, or
// else whoever is signed in to LNbits here.
import {
  Refused,
  call,
  findMerchant,
  signedInWallets,
  t,
  withKey
} from './loyalty.js'

const ENDED = ['bad_token', 'merchant_not_found']

const keptUnder = merchantId => `loyalty.staff.${merchantId}`

// Takes a link's secret out of the address, and keeps it on this device.
function takeLink(merchantId) {
  const secret = new URLSearchParams(location.hash.slice(1)).get('t')
  if (!secret) return
  localStorage.setItem(keptUnder(merchantId), secret)
  history.replaceState(history.state, '', location.pathname + location.search)
}

// The venue, the headers of calls for it, and what opens the socket for its changes.
// Fails in words where nobody may.
export async function whoCalls(merchantId) {
  takeLink(merchantId)
  const secret = localStorage.getItem(keptUnder(merchantId))
  return secret ? byLink(merchantId, secret) : byLogin(merchantId)
}

const pathOf = merchantId => `/merchants/${encodeURIComponent(merchantId)}`

async function byLink(merchantId, secret) {
  const headers = {'X-Loyalty-Token': secret}
  try {
    const merchant = await call('GET', pathOf(merchantId), headers)
    return {merchant, headers, hello: {token: secret}}
  } catch (error) {
    throw isEnded(error, merchantId) ? forgotten(merchantId) : error
  }
}

async function byLogin(merchantId) {
  const wallets = await signedInWallets()
  const found = wallets && (await findMerchant(wallets, merchantId))
  if (!found) {
    throw new Refused(t(wallets ? 'monitor.not_yours' : 'monitor.sign_in'))
  }
  // Asked again, with the key that is used: what it may is among the answer.
  const headers = withKey(found.wallet.adminkey)
  const merchant = await call('GET', pathOf(merchantId), headers)
  return {merchant, headers, hello: {}}
}

// Whether a refusal says that this device's link was ended, or its venue closed.
export const isEnded = ({code}, merchantId) =>
  ENDED.includes(code) && !!localStorage.getItem(keptUnder(merchantId))

// The same in words. The link is kept on this device no more.
export function forgotten(merchantId) {
  localStorage.removeItem(keptUnder(merchantId))
  return new Refused(t('staff_link.ended'))
}
