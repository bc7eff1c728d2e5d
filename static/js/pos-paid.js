// What the point of sale does with bills that are paid. Methods of its page.
import {t} from './loyalty.js'
import {happened} from './refund_words.js'

export const paidActs = {
  // The bill that the order monitor was left for.
  openWanted() {
    const {bill} = this.$route.query
    if (!bill) return
    this.$router.replace(this.$route.path)
    this.act(() => this.openOrder(bill))
  },
  // Money goes back, under the name of whoever answers for it.
  refund(body) {
    return this.act(async () => {
      const path = `/orders/${this.order.id}/refund`
      const done = await this.underName(t('refund.title'), who =>
        this.till.askOnce('POST', path, body, who)
      )
      if (!done) return
      this.isRefunding = false
      this.fetching = done.withdraw
      this.tell(happened(done))
      await this.readOrder()
    })
  }
}
