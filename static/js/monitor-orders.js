// What the order monitor does with orders and their guests. Methods of its page, which
// has `till` (its calls), `orders`, `moving` and those of `pin`.
import {t} from './loyalty.js'
import {wordsOf} from './till.js'

export const NEXT = {new: 'accepted', accepted: 'ready', ready: 'served'}
const UNDO_MS = 10_000
// The second tap of a double one is not meant for what has come under the finger.
const REST_MS = 600

const rest = () => new Promise(resolve => setTimeout(resolve, REST_MS))

const oldest = (one, other) => one.created_at - other.created_at

export const orderActs = {
  async moveOn(order) {
    const before = order.kitchen
    if (!(await this.move(order, NEXT[before]))) return
    const table = order.table || t('monitor.counter')
    const undo = {
      label: t('monitor.undo'),
      color: 'white',
      handler: () => this.move(order, before)
    }
    this.$q.notify({
      message: `${table}: ${t('monitor.next.' + before)}`,
      timeout: UNDO_MS,
      actions: [undo]
    })
  },
  move(order, status) {
    return this.put(order, 'status', {status})
  },
  attach(order, {customer_pubkey}) {
    return this.put(order, 'customer', {customer_pubkey})
  },
  put(order, what, body) {
    return this.act(order, async () => {
      const path = `/orders/${order.id}/${what}`
      const moved = await this.till.ask('PUT', path, body)
      const others = this.orders.filter(o => o.id !== order.id)
      const isServed = moved.kitchen === 'served'
      this.orders = isServed ? others : [...others, moved].sort(oldest)
    })
  },
  // One tap; what takes somebody's word asks for it. It can be called back on every
  // screen for ten seconds, because it is the server that says so.
  give(order, reward) {
    return this.act(order, async () => {
      const path = `/restaurants/${this.id}/loyalty/${order.customer_pubkey}/redeem`
      const body = {reward_id: reward.id, fulfil: true}
      const title = t('give.title', reward)
      await this.underName(title, who =>
        this.till.askOnce('POST', path, body, who)
      )
      await this.refetch()
      await rest()
    })
  },
  callBack(order, given) {
    return this.act(order, async () => {
      await this.till.ask('POST', `/redemptions/${given.id}/cancel`, {})
      await this.refetch()
      await rest()
    })
  },
  async act(order, what) {
    this.moving = order.id
    try {
      await what()
      return true
    } catch (error) {
      this.$q.notify({type: 'negative', message: wordsOf(error)})
      return false
    } finally {
      this.moving = null
    }
  }
}
