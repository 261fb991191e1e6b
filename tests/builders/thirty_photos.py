"""A script whose photos fill a small phone: three questions with ten photos each, and words to write beside them."""

SCRIPT = """
format: 1
scenario: thirty-photos
languages: [en]
method: mystery_visit
channel: office
title: {en: Thirty photos}
sections:
  - id: all
    title: {en: All of it}
    questions:
      - {id: tidy, kind: yes_no, text: {en: "Was it tidy?"}}
      - {id: told, kind: text, text: {en: "What were you told?"}}
      - {id: first, kind: photo, photo: {min: 0, max: 10}, text: {en: First wall}}
      - {id: second, kind: photo, photo: {min: 0, max: 10}, text: {en: Second wall}}
      - {id: third, kind: photo, photo: {min: 0, max: 10}, text: {en: Third wall}}
"""
