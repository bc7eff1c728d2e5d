// A new tier, or one that changes.
import {ask, needed, number, pathOf, t, whole} from '../js/cms.js'
import {unseenOn} from '../js/contrast.js'
import {draftForm} from '../js/draft_form.js'
import {pieces} from '../js/pieces.js'
import {atField} from '../js/refusals.js'

const ONE_BP = 10_000
const MOST_TIMES = 10
const MOST_PERKS = 20
const EXAMPLE_POINTS = 100
const COLOR = /^#[0-9a-f]{6}$/i
const WHERE = {
  names: {multiplier_bp: 'times'},
  codes: {tier_threshold_taken: 'threshold', bad_image: 'image'}
}

// Each stands out at 3:1 or more from white and from every dark theme of LNbits. No
// colour could carry text at 4.5:1 on both, so a tier's word keeps the theme's own.
const PALETTE = {
  bronze: '#b0733d',
  silver: '#808a97',
  gold: '#b8860b',
  green: '#2f9a5f',
  teal: '#1b95a0',
  blue: '#4f86e0',
  violet: '#9a6fe0',
  pink: '#d4599c',
  red: '#dc5b50'
}

function draftOf(tier) {
  return {
    name: tier.name || '',
    threshold: tier.threshold ?? null,
    times: (tier.multiplier_bp ?? ONE_BP) / ONE_BP,
    color: tier.color || PALETTE.bronze,
    perks: (tier.perks || []).join('\n'),
    image: tier.image || '',
    served_first: Boolean(tier.served_first)
  }
}

const linesOf = text => [
  ...new Set(
    text
      .split('\n')
      .map(line => line.trim())
      .filter(Boolean)
  )
]

export default {
  components: pieces('card-preview', 'draft-dialog', 'picture-field'),
  mixins: [draftForm],
  props: {
    venue: {type: Object, required: true},
    basis: {type: String, required: true},
    tier: {type: Object, required: true}
  },
  data: () => ({where: WHERE}),
  computed: {
    fresh() {
      return draftOf(this.tier)
    },
    draftKey() {
      return `tier.${this.venue.merchant.id}.${this.tier.id || 'new'}`
    },
    // As a guest of this tier would see it.
    shown() {
      const {name, color, image} = this.draft
      return {
        name: name || t('tiers.nameless'),
        color: COLOR.test(color) ? color : PALETTE.bronze,
        image: image.trim()
      }
    },
    points() {
      const {threshold} = this.draft
      const isPoints = this.basis === 'points' && threshold > 0
      return isPoints && Number.isSafeInteger(threshold) ? threshold : 340
    },
    title() {
      const {id, name} = this.tier
      return id ? t('tiers.edit', {tier: name}) : t('tiers.add')
    },
    // A colour from elsewhere stays among those to choose from.
    colors() {
      const own = this.tier.color
      const named = Object.entries(PALETTE).map(([name, value]) => ({
        value,
        label: t(`color.${name}`)
      }))
      if (!own || named.some(({value}) => value === own)) return named
      return [{value: own, label: t('color.own')}, ...named]
    },
    example() {
      if (this.isTimes(this.draft.times) !== true) return undefined
      if (this.draft.times === 1) return t('tiers.same')
      const points = Math.floor(EXAMPLE_POINTS * this.draft.times + 1e-9)
      return t('tiers.example', {
        base: number(EXAMPLE_POINTS),
        points: number(points)
      })
    }
  },
  methods: {
    t,
    needed,
    whole,
    atField,
    isTimes: value =>
      (typeof value === 'number' && value >= 0 && value <= MOST_TIMES) ||
      t('tiers.times_needed', {most: MOST_TIMES}),
    // A colour that was there before stays, however it is seen.
    isSeen(value) {
      const color = value.trim().toLowerCase()
      if (!COLOR.test(color)) return t('tiers.color_needed')
      const ground = color === this.tier.color ? '' : unseenOn(color)
      return !ground || t(`tiers.unseen.${ground}`)
    },
    areFew: text =>
      linesOf(text).length <= MOST_PERKS || t('tiers.fewer', {n: MOST_PERKS}),
    send() {
      const {name, threshold, times, color, perks, image} = this.draft
      const {served_first} = this.draft
      const body = {
        name,
        threshold,
        color: color.trim(),
        image: image.trim() || null,
        multiplier_bp: Math.round(times * ONE_BP),
        perks: linesOf(perks),
        served_first
      }
      const {id} = this.tier
      return id
        ? ask(this.venue, 'PUT', `/tiers/${id}`, body)
        : ask(this.venue, 'POST', pathOf(this.venue, '/tiers'), body)
    }
  }
}
