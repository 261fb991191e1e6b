"""A script with a question of every kind, in all that a phone makes of them."""

EVERY_KIND = """
format: 1
scenario: every-kind
languages: [en]
method: survey
channel: office
title: {en: "Every kind"}
comments: on_loss
sections:
  - id: taps
    title: {en: Taps}
    questions:
      - {id: greeted, kind: yes_no, allow_na: true, on_site: true, text: {en: "Were you greeted?"}}
      - id: grade
        kind: choice
        allow_na: true
        choices:
          - {id: fully, text: {en: "Fully and at once"}}
          - {id: partly, text: {en: Partly}}
          - {id: never, text: {en: "Not at all"}}
        text: {en: "How was it explained?"}
      - id: offered
        kind: choices
        choices:
          - {id: plan, text: {en: Plan}}
          - {id: device, text: {en: Device}}
          - {id: nothing, exclusive: true, text: {en: Nothing}}
        text: {en: "What was offered?"}
      - {id: polite, kind: scale, allow_na: true, text: {en: "How polite?"}, ends: {low: {en: not}, high: {en: very}}}
      - {id: ten, kind: scale, low: 1, high: 10, text: {en: "From one to ten?"}}
      - {id: recommend, kind: nps, text: {en: "Would you recommend it?"}}
  - id: fields
    title: {en: Fields}
    questions:
      - {id: price, kind: number, decimals: 2, unit: "€", text: {en: "What does it cost?"}}
      - {id: frost, kind: number, allow_na: true, min: -40, max: 10, text: {en: "How cold is it?"}}
      - {id: wait, kind: duration, allow_na: true, on_site: true, required: true, text: {en: "How long did you wait?"}}
      - {id: talk, kind: duration, on_site: true, text: {en: "How long did you talk?"}}
      - {id: came, kind: time, allow_na: true, text: {en: "When did you come?"}}
      - {id: day, kind: date, text: {en: "Which day?"}}
      - {id: story, kind: text, allow_na: true, max_length: 100, text: {en: "What happened?"}}
  - id: photos
    title: {en: Photos}
    questions:
      - {id: lit, kind: yes_no, photo: {min: 1, max: 3, where: outside}, text: {en: "Is the sign lit?"}}
      - {id: slips, kind: photo, photo: {min: 0, max: 3, where: after}, text: {en: "Slips"}}
      - {id: bye, kind: note, text: {en: "Thank you."}}
"""
