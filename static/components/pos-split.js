// A bill in parts: equal shares, some of the lines, or an amount.
import {inBoth, lineAmount, rateOf} from '../js/amounts.js'
import {dueSats, press} from '../js/draft.js'
import {sats, t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

const FEWEST = 2
const MOST = 12

export default {
  components: pieces('pos-dialog'),
  props: {
    till: {type: Object, required: true},
    order: {type: Object, required: true},
    isBusy: {type: Boolean, default: false}
  },
  emits: ['ask', 'closed'],
  data: () => ({
    way: 'share',
    share: FEWEST,
    chosen: [],
    typed: 0,
    fewest: FEWEST,
    most: MOST
  }),
  computed: {
    lines() {
      return this.order.lines.filter(line => line.kind === 'item')
    },
    ways() {
      return this.lines.length > 1
        ? ['share', 'lines', 'amount']
        : ['share', 'amount']
    },
    left() {
      return inBoth(this.till, this.due, rateOf(this.till, this.order))
    },
    due() {
      return dueSats(this.order)
    },
    body() {
      if (this.way === 'share') return {share: this.share}
      if (this.way === 'lines') return {line_ids: this.chosen}
      return {amount_sats: this.typed}
    },
    canAsk() {
      if (this.isBusy) return false
      if (this.way === 'lines') return this.chosen.length > 0
      return this.way === 'share' || this.typed > 0
    }
  },
  methods: {
    t,
    sats,
    lineAmount,
    type(text) {
      const digits = String(text ?? '').replace(/\D/g, '')
      this.typed = press(0, digits)
    }
  }
}
