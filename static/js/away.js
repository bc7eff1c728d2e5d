// What an Android signing app is to sign (NIP-55), and what is done once it has.
//
// The app opens by a link and comes back by another, maybe to a new tab: what was to be
// done waits in the browser's storage, for minutes. Nothing of it is secret.
import {API, Refused, call, t} from './loyalty.js'
import {
  broughtBack,
  headerOf,
  signerAppLink,
  tagsOf,
  unsigned
} from './signing.js'

const ASKED = 'loyalty.asked'
const MOST_MS = 5 * 60_000
const LEAVING_MS = 4000

// Signs for a key that only the app holds.
export const awaySigner = pubkey => ({
  isAway: true,
  pubkey: async () => pubkey,
  sign: () => {
    throw new Refused(t('me.problem.no_signer'), 'no_signer', 400)
  }
})

// Opens the app to sign one request. The page that it comes back to sends that; here
// nothing more happens, unless no app opens, or nothing comes back.
export async function goAway(method, path, body, more = {}) {
  const event = unsigned(await tagsOf(method, API + path, body))
  const asked = {method, path, body, more, until: Date.now() + MOST_MS}
  localStorage.setItem(ASKED, JSON.stringify(asked))
  const link = document.createElement('a')
  link.href = signerAppLink(event)
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
  await stayed()
  throw new Refused(t('me.app.nothing'), 'nothing_signed', 400)
}

// Until somebody looks at this page again, and it still waits.
const stayed = () =>
  new Promise(resolve => {
    const look = setInterval(() => {
      if (document.hidden) return
      clearInterval(look)
      if (localStorage.getItem(ASKED)) resolve()
    }, LEAVING_MS)
  })

// Sends what the app has brought back a signature for: `{method, path, answer}`; null if
// it brought none.
export async function comeBack() {
  const event = broughtBack()
  if (!event) return null
  history.replaceState(history.state, '', location.pathname + location.search)
  const asked = JSON.parse(localStorage.getItem(ASKED) || 'null')
  localStorage.removeItem(ASKED)
  if (!asked || asked.until < Date.now()) {
    throw new Refused(t('me.app.late'), 'nothing_asked', 400)
  }
  const {method, path, body, more} = asked
  const headers = {...headerOf(event), ...more}
  return {method, path, answer: await call(method, path, headers, body)}
}
