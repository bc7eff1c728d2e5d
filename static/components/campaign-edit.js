// A new campaign, or one that changes from now on.
import {ask, needed, pathOf, t} from '../js/cms.js'
import {draftForm} from '../js/draft_form.js'
import {pieces} from '../js/pieces.js'
import {atField} from '../js/refusals.js'
import {fromLocal, momentAt, toLocal, weekdayName} from '../js/zone_time.js'

const ONE_BP = 10_000
const MOST_TIMES = 10
const HOURS = Array.from({length: 24}, (_, n) => n)
const WHERE = {
  names: {multiplier_bp: 'times', starts_at: 'starts', ends_at: 'ends'},
  codes: {bad_period: 'ends', bad_hours: 'to_hour'}
}

function draftOf(campaign, zone) {
  const local = moment =>
    typeof moment === 'number' ? toLocal(moment, zone) : ''
  return {
    name: campaign.name || '',
    times: (campaign.multiplier_bp ?? 2 * ONE_BP) / ONE_BP,
    weekdays: campaign.weekdays || [],
    isAllDay: typeof campaign.from_hour !== 'number',
    from_hour: campaign.from_hour ?? 18,
    to_hour: campaign.to_hour ?? 20,
    starts: local(campaign.starts_at),
    ends: local(campaign.ends_at)
  }
}

export default {
  components: pieces('draft-dialog', 'moment-field'),
  mixins: [draftForm],
  props: {
    venue: {type: Object, required: true},
    campaign: {type: Object, required: true}
  },
  data: () => ({where: WHERE}),
  computed: {
    zone() {
      return this.venue.merchant.timezone
    },
    fresh() {
      return draftOf(this.campaign, this.zone)
    },
    draftKey() {
      const {id = 'new'} = this.campaign
      return `campaign.${this.venue.merchant.id}.${id}`
    },
    title() {
      const {id, name} = this.campaign
      return id ? t('campaigns.edit', {name}) : t('campaigns.add')
    },
    weekdays: () =>
      HOURS.slice(0, 7).map(value => ({
        value,
        label: weekdayName(value)
      })),
    hours: () =>
      HOURS.map(value => ({
        value,
        label: `${String(value).padStart(2, '0')}:00`
      })),
    hourHint() {
      const {from_hour: from, to_hour: to} = this.draft
      return from > to ? t('campaigns.over_midnight') : undefined
    },
    fromWhen() {
      const now = momentAt(Date.now() / 1000, this.zone)
      return t('campaigns.from_now', {now, zone: this.zone})
    }
  },
  methods: {
    t,
    needed,
    atField,
    isTimes: value =>
      (typeof value === 'number' && value >= 1 && value <= MOST_TIMES) ||
      t('campaigns.times_needed', {most: MOST_TIMES}),
    isLater(value) {
      return (
        !value ||
        !this.draft.starts ||
        value > this.draft.starts ||
        t('campaigns.later_needed')
      )
    },
    isOtherHour(value) {
      return value !== this.draft.from_hour || t('campaigns.other_hour')
    },
    toggle(day) {
      const {weekdays} = this.draft
      this.draft.weekdays = weekdays.includes(day)
        ? weekdays.filter(other => other !== day)
        : [...weekdays, day].sort((a, b) => a - b)
    },
    send() {
      const {name, times, weekdays, isAllDay, from_hour, to_hour} = this.draft
      const {starts, ends} = this.draft
      const body = {
        name,
        multiplier_bp: Math.round(times * ONE_BP),
        weekdays,
        from_hour: isAllDay ? null : from_hour,
        to_hour: isAllDay ? null : to_hour,
        starts_at: starts ? fromLocal(starts, this.zone) : null,
        ends_at: ends ? fromLocal(ends, this.zone) : null
      }
      const {id} = this.campaign
      return id
        ? ask(this.venue, 'PUT', `/campaigns/${id}`, body)
        : ask(this.venue, 'POST', pathOf(this.venue, '/campaigns'), body)
    }
  }
}
