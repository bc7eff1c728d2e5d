// The menu, by category: a tap puts one on the bill.
import {inUnit} from '../js/amounts.js'
import {takes, unitOf} from '../js/draft.js'
import {t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'
import {readMenu, wordsOf} from '../js/till.js'

export default {
  components: pieces('empty'),
  props: {
    till: {type: Object, required: true},
    draft: {type: Object, required: true},
    unit: {type: String, default: ''}
  },
  emits: ['add'],
  data: () => ({items: null, failure: '', category: null}),
  computed: {
    categories() {
      return [...new Set(this.items.map(item => item.category || ''))]
    },
    shown() {
      return this.items.filter(item => (item.category || '') === this.category)
    }
  },
  created() {
    this.load()
  },
  methods: {
    t,
    async load() {
      this.failure = ''
      try {
        this.items = await readMenu(this.till)
        this.category = this.categories[0] ?? null
      } catch (error) {
        this.failure = wordsOf(error)
      }
    },
    price: (item, till) =>
      inUnit(till, item.price_sats ?? item.price_minor, unitOf(item)),
    quantity(item) {
      const there = this.draft.lines.find(line => line.item_id === item.id)
      return there ? there.quantity : 0
    },
    can(item) {
      if (this.unit && this.unit !== unitOf(item)) return false
      return takes(this.draft, item)
    },
    why(item) {
      if (!item.available) return t('pos.not_today')
      return this.can(item) ? '' : t('pos.other_unit')
    }
  }
}
