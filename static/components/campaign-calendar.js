// When each campaign holds: a month, or a week, by the merchant's days and clock.
import {ask, pathOf, problemOf, t, times} from '../js/cms.js'
import {pieces} from '../js/pieces.js'
import {
  clockAt,
  dayIn,
  firstOfMonth,
  mondayOf,
  plusDays,
  plusMonths,
  todayIn,
  weekdayName
} from '../js/zone_time.js'

const WEEK = 7
const MONTH = 42
const DAY_SECONDS = 86_400

const todayAt = merchant => todayIn(merchant.timezone, merchant.day_start_hour)

export default {
  components: pieces('problem'),
  props: {
    venue: {type: Object, required: true},
    stand: {type: String, required: true}
  },
  data() {
    return {
      view: this.$q.screen.lt.sm ? 'week' : 'month',
      day: todayAt(this.venue.merchant),
      days: null,
      problem: null
    }
  },
  computed: {
    zone() {
      return this.venue.merchant.timezone
    },
    today() {
      return todayAt(this.venue.merchant)
    },
    isMonth() {
      return this.view === 'month' && this.$q.screen.gt.xs
    },
    views: () =>
      ['week', 'month'].map(value => ({
        value,
        label: t(`campaigns.view.${value}`)
      })),
    first() {
      return mondayOf(this.isMonth ? firstOfMonth(this.day) : this.day)
    },
    title() {
      if (this.isMonth) return dayIn(this.day, {month: 'long', year: 'numeric'})
      const form = {day: 'numeric', month: 'short'}
      const last = plusDays(this.first, WEEK - 1)
      return `${dayIn(this.first, form)} – ${dayIn(last, form)}`
    },
    weekdays: () =>
      Array.from({length: WEEK}, (_, n) => ({
        short: weekdayName(n),
        long: weekdayName(n, 'long')
      })),
    weeks() {
      const weeks = []
      for (let n = 0; n < this.days.length; n += WEEK) {
        weeks.push(this.days.slice(n, n + WEEK))
      }
      const month = this.day.slice(0, 7)
      return weeks.filter(week => week.some(({day}) => day.startsWith(month)))
    }
  },
  watch: {
    first() {
      this.load()
    },
    isMonth() {
      this.load()
    },
    stand: {
      immediate: true,
      handler() {
        this.load()
      }
    }
  },
  methods: {
    t,
    times,
    go(step) {
      this.day = this.isMonth
        ? plusMonths(this.day, step)
        : plusDays(this.day, step * WEEK)
    },
    isOther(day) {
      return this.isMonth && !day.startsWith(this.day.slice(0, 7))
    },
    number: day => Number(day.slice(-2)),
    long: day => dayIn(day, {weekday: 'long', day: 'numeric', month: 'long'}),
    // The hours of a day, or nothing if it is all of it.
    hours({spans}) {
      return spans
        .map(({from, until}) =>
          until - from >= DAY_SECONDS - 3600
            ? t('campaigns.all_day')
            : t('campaigns.hours', {
                from: clockAt(from, this.zone),
                to: clockAt(until, this.zone)
              })
        )
        .join(', ')
    },
    words(campaign) {
      return `${times(campaign.multiplier_bp)} ${campaign.name}`
    },
    async load() {
      const asked = (this.asked = {})
      this.problem = null
      try {
        const days = this.isMonth ? MONTH : WEEK
        const query = `from=${this.first}&days=${days}`
        const path = pathOf(this.venue, `/campaigns/calendar?${query}`)
        const {data} = await ask(this.venue, 'GET', path)
        if (asked === this.asked) this.days = data
      } catch (error) {
        if (asked === this.asked) this.problem = problemOf(error)
      }
    }
  }
}
