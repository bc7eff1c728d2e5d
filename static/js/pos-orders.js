// What the point of sale does with bills that the server has. Methods of its page.
import {emptyDraft, isEmpty} from './draft.js'
import {t} from './loyalty.js'

export const orderActs = {
  async openOrder(id) {
    this.order = await this.till.ask('GET', `/orders/${id}`)
    this.draft = emptyDraft(this.unit)
    if (this.tab === 'open') this.tab = 'keypad'
  },
  show(order) {
    return this.act(() => this.openOrder(order.id))
  },
  leave() {
    this.order = null
    this.draft = emptyDraft()
  },
  async readOrder() {
    const {order} = this
    if (!order) return
    const now = await this.till.ask('GET', `/orders/${order.id}`)
    if (this.order?.id === now.id) this.order = now
  },
  voidPart(part) {
    return this.act(async () => {
      const path = `/orders/${this.order.id}/payments/${part.id}`
      await this.till.ask('DELETE', path)
      await this.readOrder()
    })
  },
  cancel() {
    if (this.order) return this.askToCancel()
    const {draft} = this
    this.draft = emptyDraft(draft.unit)
    this.offerUndo(t('pos.cleared'), () => {
      if (isEmpty(this.draft)) this.draft = draft
    })
  },
  askToCancel() {
    const words = {
      message: t('pos.cancel_sure'),
      'aria-label': t('pos.cancel_bill'),
      ok: {label: t('pos.cancel_bill'), noCaps: true, color: 'negative'},
      cancel: {label: t('pos.keep_it'), noCaps: true, flat: true}
    }
    const cancel = async () => {
      const path = `/orders/${this.order.id}/status`
      await this.till.ask('PUT', path, {status: 'canceled'})
      this.leave()
      this.refetch()
    }
    this.$q.dialog(words).onOk(() => this.act(cancel))
  }
}
