// How the network of places grows, who is active, and where they are.
import {drawBars} from '../js/bars.js'
import {number, problemOf, sats, t} from '../js/cms.js'
import {call} from '../js/loyalty.js'
import {PAGE, paged} from '../js/paged.js'
import {pieces} from '../js/pieces.js'

const locale = () => window.i18n.global.locale

export default {
  components: pieces('problem'),
  inheritAttrs: false,
  // Its list is the coverage, city by city.
  mixins: [paged],
  data: () => ({seen: null, readProblem: null, isTable: false}),
  computed: {
    figures() {
      const {seen} = this
      const atLeast = value =>
        value === null ? t('network.too_few') : number(value)
      const said = (name, value) => ({
        name,
        label: t(`network.figures.${name}`),
        value
      })
      return [
        said('partners', number(seen.partners)),
        said('active', number(seen.active)),
        said('waiting', number(seen.waiting)),
        said('guests', atLeast(seen.guests)),
        said('shared', atLeast(seen.shared_guests)),
        said(
          'discounts',
          seen.discount_sats === null
            ? t('network.too_few')
            : sats(seen.discount_sats)
        )
      ]
    },
    series() {
      return [
        {
          label: t('network.partners_word'),
          colour: '--q-primary',
          data: this.seen.months.map(({partners}) => partners)
        },
        {
          label: t('network.joined_word'),
          colour: '--q-positive',
          data: this.seen.months.map(({joined}) => joined)
        }
      ]
    },
    summary() {
      const {months} = this.seen
      return t('network.growth_summary', {
        from: number(months[0].partners),
        to: number(months.at(-1).partners)
      })
    }
  },
  watch: {
    '$q.dark.isActive'() {
      this.$nextTick(this.draw)
    }
  },
  created() {
    this.look()
  },
  beforeUnmount() {
    this.chart?.destroy()
  },
  methods: {
    t,
    number,
    listPath: offset =>
      `/community/partners/coverage?limit=${PAGE}&offset=${offset}`,
    // A town is known by its name: that is what tells rows apart.
    readPage: async path => {
      const {data, total} = await call('GET', path)
      const known = data.map(one => ({
        ...one,
        id: `${one.country}/${one.city}`
      }))
      return {data: known, total}
    },
    month(value, style) {
      const form = {month: style, year: 'numeric', timeZone: 'UTC'}
      const date = new Date(`${value}-15T00:00Z`)
      return new Intl.DateTimeFormat(locale(), form).format(date)
    },
    country(code) {
      if (!code) return t('network.no_country')
      try {
        return new Intl.DisplayNames(locale(), {type: 'region'}).of(code)
      } catch {
        return code
      }
    },
    searchLink: ({city}) =>
      `/loyalty/places?${new URLSearchParams({city: city || ''})}`,
    async look() {
      this.readProblem = null
      try {
        this.seen = await call('GET', '/community/partners')
        await this.$nextTick()
        this.draw()
      } catch (error) {
        this.readProblem = problemOf(error)
      }
    },
    draw() {
      this.chart?.destroy()
      const labels = this.seen.months.map(({month}) =>
        this.month(month, 'short')
      )
      const {bars} = this.$refs
      const isDark = this.$q.dark.isActive
      this.chart = drawBars(bars, this.$el, labels, this.series, isDark)
    }
  }
}
