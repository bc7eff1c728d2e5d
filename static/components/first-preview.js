// What the offer gives and what it costs, before anybody is promised anything.
import {
  money as inMoney,
  number,
  problemOf,
  sats,
  t,
  toMinor,
  whole
} from '../js/cms.js'
import {readChecklist} from '../js/firstrun.js'
import {pieces} from '../js/pieces.js'
import {
  EXAMPLE_SATS,
  isShare,
  isWhole,
  numbersOf,
  previewOf,
  toSats,
  unitOf
} from '../js/presets.js'

export default {
  components: pieces('problem'),
  props: {
    venue: {type: Object, required: true},
    draft: {type: Object, required: true},
    isSaving: {type: Boolean, required: true},
    problem: {type: Object, default: null}
  },
  emits: ['save'],
  data: () => ({money: null, failure: null, example: EXAMPLE_SATS}),
  computed: {
    preset() {
      return this.draft.preset
    },
    unit() {
      return unitOf(this.money)
    },
    // Prices in another unit are other numbers; each is kept for when one goes back.
    kept() {
      return `${this.preset} ${this.unit}`
    },
    // The draft is the parent's reactive object; its fields are edited where it lies.
    numbers() {
      return this.draft.numbers[this.kept]
    },
    preview() {
      const isReady = isWhole(this.preset, this.numbers, this.money)
      return isReady ? previewOf(this.preset, this.numbers, this.money) : null
    },
    ways: () =>
      ['visit', 'item'].map(value => ({
        value,
        label: t(`firstrun.preview.by_${value}`)
      })),
    earns() {
      const {earned} = this.preview
      const bill = {bill: number(EXAMPLE_SATS)}
      const unit = this.preset === 'stamps' ? 'stamps' : 'points'
      const points = t(`firstrun.${unit}`, {n: number(earned)}, earned)
      const isByItem = this.preset === 'stamps' && this.numbers.by === 'item'
      const key = isByItem ? 'earns_items' : 'earns'
      return t(`firstrun.preview.${key}`, {...bill, points})
    },
    most() {
      const {least_bp: least, most_bp: most} = this.preview
      const from = this.percent(least)
      const to = this.percent(most)
      const key = from === to ? 'gives' : 'gives_between'
      return t(`firstrun.preview.${key}`, {from, to})
    },
    why() {
      const {least_bp: least, most_bp: most} = this.preview
      const isOne = least === most && this.preset !== 'sats'
      return isOne ? '' : t(`firstrun.presets.${this.preset}.why`)
    }
  },
  created() {
    this.load()
  },
  methods: {
    t,
    whole,
    sats,
    async load() {
      this.failure = null
      try {
        const {currency, minor_per_btc: minorPerBtc} = await readChecklist(
          this.venue
        )
        this.take({currency, minorPerBtc})
      } catch (error) {
        this.failure = problemOf(error)
      }
    },
    take(money) {
      this.money = money
      if (!this.numbers) {
        this.draft.numbers[this.kept] = numbersOf(this.preset, money)
      }
    },
    percent: bp => `${number(Math.round(bp / 10) / 10)} %`,
    // `4,000 sats · €2.40`
    cost(amount) {
      const {currency, minorPerBtc} = this.money
      if (!minorPerBtc) return sats(amount)
      const minor = Math.round((amount * minorPerBtc) / 100_000_000)
      return `${sats(amount)} · ${inMoney(minor, currency)}`
    },
    said({name, points, sats: amount}) {
      const unit = this.preset === 'stamps' ? 'stamps' : 'points'
      return t('firstrun.preview.costs', {
        name,
        points: t(`firstrun.${unit}`, {n: number(points)}, points),
        sats: this.cost(amount)
      })
    },
    isPrice(price) {
      const isOne = Number.isFinite(price) && toSats(price, this.money) >= 1
      return (isOne && isExact(price, this.unit)) || t('programme.price_needed')
    },
    isPercent: value => isShare(value) || t('firstrun.preview.percent_needed'),
    save() {
      this.$emit('save', this.numbers, this.money)
    },
    called: key => t(`firstrun.names.free_${key}`),
    shareOf({share_bp: bp}) {
      return t('firstrun.preview.share', {percent: this.percent(bp)})
    }
  }
}

const isExact = (price, unit) =>
  unit ? Number.isSafeInteger(toMinor(price, unit)) : Number.isInteger(price)
