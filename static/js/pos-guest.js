// What the point of sale does for a guest: whose bill it is, and rewards. Methods of its
// page, which has `till`, `draft`, `order` and `act`.
import {emptyDraft, isEmpty, orderBody} from './draft.js'
import {givenWords} from './giving.js'
import {number, t} from './loyalty.js'
import {GUEST_ASKED, byName} from './pin.js'

const UNDO_MS = 10_000
const CHOOSE = 'line_needed'
const WHY = 'reason_needed'

export const guestActs = {
  // What was scanned, or chosen from today's guests.
  take(found) {
    const ways = {
      guest: () => this.link(found.pubkey),
      code: () => this.giveReserved(found.code),
      receipt: () => this.openReceipt(found.token),
      link: () => this.openLink(found.token),
      table: () => this.openTable(found.token)
    }
    return this.act(async () => {
      await ways[found.kind]()
      this.isAsking = false
      this.partOf = null
    })
  },
  async link(pubkey) {
    if (!this.order) {
      this.draft.guest = await this.glance(pubkey)
      return
    }
    const part = this.partOf ? {payment_id: this.partOf.id} : {}
    const body = {customer_pubkey: pubkey, ...part}
    try {
      await this.putCustomer(body)
    } catch (error) {
      if (error.code !== WHY) throw error
      this.askWhy(body)
    }
  },
  async putCustomer(body) {
    const path = `/orders/${this.order.id}/customer`
    this.order = await this.till.ask('PUT', path, body, byName(this.staff))
  },
  // A paid bill is on the wrong card: a manager says why it moves to another.
  askWhy(body) {
    const big = {noCaps: true, class: 'loyalty-pos-target'}
    const words = {
      title: t('pos.other_card'),
      'aria-label': t('pos.other_card'),
      message: t('pos.why_other'),
      prompt: {
        model: '',
        label: t('pos.reason'),
        outlined: true,
        isValid: text => !!text.trim()
      },
      ok: {...big, label: t('pos.move_it'), unelevated: true},
      cancel: {...big, label: t('pos.cancel'), flat: true}
    }
    const move = reason =>
      this.act(async () => {
        await this.putCustomer({...body, reason: reason.trim()})
        this.tell(t('pos.moved_to', {name: this.order.glance.name}))
      })
    this.$q.dialog(words).onOk(move)
  },
  askWhose(part = null) {
    this.partOf = part
    this.problem = ''
    this.isAsking = true
  },
  glance(pubkey) {
    return this.till.ask('GET', this.till.path(`/customers/${pubkey}/glance`))
  },
  unlink() {
    return this.act(async () => {
      if (!this.order) return void (this.draft.guest = null)
      const path = `/orders/${this.order.id}/customer`
      this.order = await this.till.ask('DELETE', path)
    })
  },
  // A guest who says with their own phone that the bill is theirs.
  askGuest() {
    return this.act(async () => {
      await this.putOnServer()
      await this.showLink('attach')
    })
  },
  async showLink(purpose) {
    const body = {order_id: this.order.id, purpose}
    this.guestLink = (await this.till.ask('POST', '/challenges', body)).url
    this.isAsking = true
  },
  closeGuest() {
    this.isAsking = false
    this.guestLink = ''
    this.wanted = this.partOf = null
  },
  // The guest has said yes with their own phone: what was to be done is done.
  confirmed() {
    const {wanted} = this
    if (this.guestLink) this.closeGuest()
    if (wanted?.isDiscount) this.takeDiscount()
    else if (wanted) this.putReward(wanted.reward, wanted.line)
  },
  async openReceipt(token) {
    const [paymentId] = token.split('-')
    const {data} = await this.till.ask('GET', this.till.path(RECENT))
    const found = data.find(order =>
      order.payments.some(({id}) => id === paymentId)
    )
    if (!found) throw new NotHere(t('pos.not_ours'))
    await this.openOrder(found.id)
  },
  async openLink(nonce) {
    const {sign} = await this.till.ask(
      'GET',
      `/challenges/${encodeURIComponent(nonce)}`
    )
    const [, orderId] = sign.tags.find(([name]) => name === 'order')
    await this.openOrder(orderId)
  },

  // A table's own code: its bill, if one is open, or the one that is being typed.
  async openTable(token) {
    const path = `/tables/by-link/${encodeURIComponent(token)}`
    const {merchant, table} = await this.till.ask('GET', path)
    if (merchant.id !== this.till.id) throw new NotHere(t('pos.not_our_table'))
    await this.refresh()
    const open = this.opens.find(order => order.table === table)
    if (open) await this.openOrder(open.id)
    else if (!this.order) this.draft.table = table
  },

  // --- rewards ---

  rewardPath(rest = '/redeem') {
    const guest = this.order?.customer_pubkey
    const pubkey = guest || this.draft.guest.customer_pubkey
    return `/restaurants/${this.till.id}/loyalty/${pubkey}${rest}`
  },
  putReward(reward, line, byPin = false) {
    return this.act(async () => {
      await this.putOnServer()
      const body = {reward_id: reward.id, order_id: this.order.id}
      if (line) body.line_id = line.id
      const put = who => this.till.askOnce('POST', this.rewardPath(), body, who)
      try {
        await (byPin ? this.askPin(reward.name, put, true) : put({}))
      } catch (error) {
        if (error.code === CHOOSE) this.choosing = reward
        else if (error.code === GUEST_ASKED) {
          this.wanted = {reward, line}
          await this.showLink('redeem')
        } else throw error
      }
      await this.readOrder()
    })
  },
  // The guest has no phone at hand: somebody answers for them.
  putByPin() {
    const {reward, line, isDiscount} = this.wanted
    this.closeGuest()
    return isDiscount
      ? this.takeDiscount(true)
      : this.putReward(reward, line, true)
  },
  chooseLine(line) {
    const reward = this.choosing
    this.choosing = null
    return this.putReward(reward, line)
  },
  // What the guest's badges and visits take off the bill, once they say yes to it.
  takeDiscount(byPin = false) {
    return this.act(async () => {
      await this.putOnServer()
      const body = {
        merchant_id: this.till.id,
        customer_pubkey: this.order.customer_pubkey,
        order_id: this.order.id
      }
      const put = who => this.till.askOnce('POST', '/apply', body, who)
      try {
        await (byPin
          ? this.askPin(t('pos.discount.title'), put, true)
          : put({}))
      } catch (error) {
        if (error.code !== GUEST_ASKED) throw error
        this.wanted = {isDiscount: true}
        await this.showLink('discount')
      }
      await this.readOrder()
    })
  },
  takeOff({name, kind, redemption_id: id}) {
    return this.act(async () => {
      const what =
        kind === 'discount' ? 'discount' : `rewards/${id}?give_back=true`
      const path = `/orders/${this.order.id}/${what}`
      const off = who => this.till.ask('DELETE', path, undefined, who)
      await this.underName(t('pos.take_off', {name}), off)
      await this.readOrder()
    })
  },
  giveReward(reward) {
    return this.act(async () => {
      const path = this.rewardPath()
      const body = {reward_id: reward.id, fulfil: true}
      const given = await this.underName(t('give.title', reward), who =>
        this.till.askOnce('POST', path, body, who)
      )
      await this.readGuest()
      if (!given) return
      const message = givenWords(reward, given.points)
      this.offerUndo(message, () => this.callBack(given.redemption))
    })
  },
  callBack({id}) {
    return this.act(async () => {
      await this.till.ask('POST', `/redemptions/${id}/cancel`, {})
      await this.readGuest()
    })
  },
  async giveReserved(code) {
    const path = this.till.path('/redemptions/fulfil')
    const {redemption} = await this.till.ask('POST', path, {code})
    const said = {name: redemption.reward.name, n: number(redemption.points)}
    this.tell(t('pos.given_code', said))
  },
  offerUndo(message, handler) {
    const undo = {label: t('monitor.undo'), color: 'white', handler}
    const actions = [undo]
    const shown = {position: 'top', timeout: UNDO_MS, progress: true}
    // Not where the button is.
    this.$q.notify({message, ...shown, actions})
  },
  async readGuest() {
    if (this.order) return this.readOrder()
    const {guest} = this.draft
    if (guest) this.draft.guest = await this.glance(guest.customer_pubkey)
  },

  // A reward, or a guest's own yes, is for a bill that the server has.
  async putOnServer() {
    if (this.order) return this.addLines()
    if (isEmpty(this.draft)) throw new NotHere(t('pos.amount_first'))
    const body = orderBody(this.draft, this.till.id, t('pos.item'), true)
    const {order} = await this.till.askOnce('POST', '/orders', body)
    await this.openOrder(order.id)
  },
  async addLines() {
    if (isEmpty(this.draft)) return
    const {unit, tip} = this.draft
    const lines = this.draftLines()
    const path = `/orders/${this.order.id}/lines`
    const answer = await this.till.askOnce('POST', path, {lines})
    this.order = answer.order
    this.draft = {...emptyDraft(unit), tip}
  }
}

export const RECENT = '/orders?limit=100&sortby=created_at&direction=desc'

// A refusal of this page's own.
export class NotHere extends Error {}
