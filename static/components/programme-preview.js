// What the bills of a time that has been would have earned under the rule in the form.
import {ask, number, pathOf, problemOf, sats, t} from '../js/cms.js'
import {pieces} from '../js/pieces.js'
import {momentAt} from '../js/zone_time.js'

const DAY_SECONDS = 86_400
const PERIODS = [7, 30, 90]

export default {
  components: pieces('problem'),
  props: {
    venue: {type: Object, required: true},
    body: {type: Object, required: true}
  },
  data: () => ({
    days: 30,
    isAsking: false,
    problem: null,
    found: null,
    asked: ''
  }),
  computed: {
    periods: () =>
      PERIODS.map(value => ({
        value,
        label: t('programme.preview.days', {n: value})
      })),
    question() {
      return JSON.stringify([this.body, this.days])
    },
    // What was found holds for what was asked, not for what was typed since.
    shown() {
      return this.asked === this.question ? this.found : null
    },
    period() {
      const zone = this.venue.merchant.timezone
      return t('programme.preview.period', {
        from: momentAt(this.shown.from, zone),
        to: momentAt(this.shown.to, zone)
      })
    },
    difference() {
      return this.shown.now.issued - this.shown.then.issued
    },
    headline() {
      const {difference} = this
      if (!difference) return t('programme.preview.same')
      const n = number(Math.abs(difference))
      return t(
        difference > 0 ? 'programme.preview.more' : 'programme.preview.fewer',
        {n},
        Math.abs(difference)
      )
    },
    rows() {
      const {bills, then, now, cards_affected, cards} = this.shown
      return [
        {name: 'bills', value: number(bills)},
        {name: 'then', value: number(then.issued)},
        {name: 'now', value: number(now.issued)},
        {
          name: 'cards',
          value: t('programme.preview.of', {
            n: number(cards_affected),
            all: number(cards)
          })
        }
      ]
    },
    owed() {
      const {points, sats: worth} = this.shown.liability
      if (!points) return t('programme.preview.owe_same')
      const n = number(Math.abs(points))
      const words =
        points > 0 ? 'programme.preview.owe_more' : 'programme.preview.owe_less'
      const said = t(words, {n}, Math.abs(points))
      return worth === null
        ? said
        : `${said} ${t('programme.preview.worth', {sats: sats(Math.abs(worth))})}`
    }
  },
  methods: {
    t,
    number,
    async look() {
      const {question} = this
      this.isAsking = true
      this.problem = null
      try {
        const to = Math.floor(Date.now() / 1000)
        const path = pathOf(this.venue, '/program/preview')
        const body = {...this.body, from: to - this.days * DAY_SECONDS, to}
        this.found = await ask(this.venue, 'POST', path, body)
        this.asked = question
      } catch (error) {
        this.problem = problemOf(error)
      }
      this.isAsking = false
    }
  }
}
