// Times at which bills earn more: the list, and a calendar of when each holds.
import {ask, pathOf, problemOf, t, tell, times} from '../js/cms.js'
import {pieces, piecesLater} from '../js/pieces.js'
import {momentAt, weekdayName} from '../js/zone_time.js'

const PAGE = 100

// `18:00`, by the merchant's wall clock
const hour = n => `${String(n).padStart(2, '0')}:00`

export default {
  components: {
    ...pieces('campaign-calendar', 'confirm', 'empty', 'problem', 'row-acts'),
    ...piecesLater('campaign-edit')
  },
  props: {venue: {type: Object, required: true}},
  data: () => ({campaigns: null, problem: null, edited: null, leaving: null}),
  computed: {
    zone() {
      return this.venue.merchant.timezone
    },
    // What a calendar was drawn from: it is drawn again when that changes.
    stand() {
      return JSON.stringify(this.campaigns)
    }
  },
  created() {
    this.load()
  },
  methods: {
    t,
    async load() {
      this.problem = null
      try {
        const path = pathOf(this.venue, `/campaigns?limit=${PAGE}`)
        this.campaigns = (await ask(this.venue, 'GET', path)).data
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    state({starts_at: starts, ends_at: ends}) {
      const now = Date.now() / 1000
      if (ends !== null && ends <= now) return 'over'
      return starts !== null && starts > now ? 'coming' : 'on'
    },
    multiplier: campaign => times(campaign.multiplier_bp),
    summary(campaign) {
      return [
        t('campaigns.points', {times: times(campaign.multiplier_bp)}),
        this.days(campaign),
        this.hours(campaign),
        this.period(campaign)
      ]
        .filter(Boolean)
        .join(' · ')
    },
    days: ({weekdays}) =>
      weekdays.length && weekdays.length < 7
        ? weekdays.map(n => weekdayName(n)).join(', ')
        : t('campaigns.every_day'),
    hours: ({from_hour: from, to_hour: to}) =>
      from === null
        ? t('campaigns.all_day')
        : t('campaigns.hours', {from: hour(from), to: hour(to)}),
    period({starts_at: starts, ends_at: ends}) {
      const from = starts !== null && momentAt(starts, this.zone)
      const to = ends !== null && momentAt(ends, this.zone)
      if (from && to) return t('campaigns.from_to', {from, to})
      if (from) return t('campaigns.from', {from})
      return to ? t('campaigns.to', {to}) : ''
    },
    edit(campaign = {}) {
      this.edited = campaign
    },
    async remove() {
      await ask(this.venue, 'DELETE', `/campaigns/${this.leaving.id}`)
      tell(t('campaigns.ended', {name: this.leaving.name}))
      await this.load()
    }
  }
}
