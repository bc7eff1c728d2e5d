// Who is calling from this device: the owner who is signed in to LNbits.
import {findMerchant, signedInWallets, t, withKey} from './loyalty.js'

// The merchant, the headers that say who calls, and `hello`, which opens the socket of
// changes. Fails with words for whoever may not look.
export async function findCaller(merchantId) {
  const wallets = await signedInWallets()
  const found = wallets && (await findMerchant(wallets, merchantId))
  if (!found) {
    throw new NoCaller(t(wallets ? 'monitor.not_yours' : 'monitor.sign_in'))
  }
  const headers = withKey(found.wallet.adminkey)
  return {merchant: found.merchant, headers, hello: {}}
}

export class NoCaller extends Error {}
