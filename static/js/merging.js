// One person's two cards become one: both keys sign the same request.
import {callSigned} from './holder.js'
import {API} from './loyalty.js'
import {signedHeader} from './signing.js'

const PATH = '/me/merge'

// Everything of `other`'s card moves to `signer`'s; the points that are there then.
// `retire`: the other key opens nothing any more.
export async function mergeInto(signer, other, merchantId, {retire} = {}) {
  const body = {
    merchant_id: merchantId,
    from_pubkey: await other.pubkey(),
    into_pubkey: await signer.pubkey(),
    ...(retire ? {retire} : {})
  }
  const proof = await signedHeader(other, 'POST', API + PATH, body)
  const more = {
    'X-Loyalty-Other-Proof': proof.Authorization,
    'Idempotency-Key': crypto.randomUUID()
  }
  return (await callSigned(signer, 'POST', PATH, body, more)).points
}
