// Bills that this device has not got an answer for yet. They are kept in its storage,
// each with the key under which the server makes it once, until the answer is there.
import {isRefusal, wordsOf} from './till.js'

const RETRY_MS = 2000
const PATIENCE_MS = 15_000

const place = merchantId => `loyalty.bills.${merchantId}`

export function kept(merchantId) {
  return JSON.parse(localStorage.getItem(place(merchantId)) || '[]')
}

function put(merchantId, bills) {
  localStorage.setItem(place(merchantId), JSON.stringify(bills))
}

// A network that swallows requests must not keep the next bill waiting: sent again, with
// its key, a bill is still made once.
function inTime(promise) {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), PATIENCE_MS)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

// Sends bills one after another, in the order in which they were typed. `tell` hears
// `answered(bill, answer)`, `refused(bill)`, `offline(yes)` and `changed(bills)`. A bill
// that the server refuses stays, with the words, until somebody lets it go.
export function sender(merchantId, ask, tell) {
  let isSending = false
  let again = null

  const change = bills => {
    put(merchantId, bills)
    tell.changed(bills)
  }
  const others = key => kept(merchantId).filter(bill => bill.key !== key)
  const letGo = key => change(others(key))

  function refuse(bill, error) {
    const refused = {...bill, refused: wordsOf(error)}
    change([...others(bill.key), refused])
    tell.refused(refused)
  }

  async function send(bill) {
    const headers = {'Idempotency-Key': bill.key}
    try {
      const sent = ask('POST', '/orders', bill.body, headers)
      const answer = await inTime(sent)
      letGo(bill.key)
      tell.answered(bill, answer)
    } catch (error) {
      if (!isRefusal(error)) throw error
      refuse(bill, error)
    }
  }

  const next = () => kept(merchantId).find(bill => !bill.refused)

  async function flush() {
    if (isSending || !next()) return
    isSending = true
    clearTimeout(again)
    try {
      for (let bill; (bill = next());) await send(bill)
      tell.offline(false)
    } catch {
      tell.offline(true)
      again = setTimeout(flush, RETRY_MS)
    } finally {
      isSending = false
    }
  }

  return {
    keep(bill) {
      change([...kept(merchantId), bill])
      return flush()
    },
    letGo,
    flush,
    stop: () => clearTimeout(again)
  }
}
